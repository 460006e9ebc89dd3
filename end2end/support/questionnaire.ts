// A questionnaire as a resident goes through it, with JavaScript or without.

import { type Locator, type Page, expect } from "@playwright/test";
import { type TaskKey, titleOf } from "./content.ts";
import type { Language, Words } from "./words.ts";

/** Whether the page is as wide as a phone, which is touched and has no mouse. */
export const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 500;

/** What is entered in fields: the value of a choice, several, or what is typed. */
export type Entries = Record<string, string | string[]>;

export class Questionnaire {
  readonly form: Locator;
  /** How it stands with the server: `saved`, `saving`, `offline`… */
  readonly connection: Locator;
  /** What is said of it, when it is not well. */
  readonly standing: Locator;
  readonly errors: Locator;
  readonly review: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly hasScript: boolean,
  ) {
    this.form = page.locator("[data-runner]");
    this.connection = page.locator("[data-connection]");
    this.standing = page.locator("[data-standing-spoken]");
    this.errors = page.locator("[data-errors]");
    this.review = page.getByRole("heading", { name: words("answers-review-title") });
  }

  /** From the list of tasks to the first question. */
  async open(key: TaskKey, language: Language): Promise<void> {
    await this.page.goto("/tasks");
    await this.page.getByRole("link", { name: titleOf(key, language), exact: true }).click();
    const start = ["tasks-start", "tasks-go-on", "tasks-edit"].map((name) => this.words(name));
    await this.page.getByRole("link", { name: new RegExp(`^(${start.join("|")})$`) }).click();
    await this.isReady();
  }

  /** The program runs, where there is one. */
  async isReady(): Promise<void> {
    await expect(this.form).toBeVisible();
    if (this.hasScript) await expect(this.form).toHaveAttribute("data-ready");
  }

  /** Everything entered has reached the server; without a program that is what "next" does. */
  async isSaved(): Promise<void> {
    if (this.hasScript) await expect(this.connection).toHaveAttribute("data-connection", "saved");
  }

  question(code: string): Locator {
    return this.page.locator(`[data-question="${code}"]`);
  }

  /** The field of a question: `walk` of `modes`, `ploughing=very_well` of a matrix, or one to type in. */
  field(code: string, value?: string): Locator {
    const named = (name: string) => this.page.locator(`[name="${name}"]`);
    if (value === undefined) return named(`q-${code}`);
    const [row, column] = value.split("=");
    const name = column === undefined ? `q-${code}` : `q-${code}-row-${row}`;
    return named(name).and(this.page.locator(`[value="${column ?? value}"]`));
  }

  other(code: string): Locator {
    return this.page.locator(`[name="q-${code}-other"]`);
  }

  async enter(entries: Entries): Promise<void> {
    for (const [code, entry] of Object.entries(entries)) {
      const typed = this.field(code).and(this.page.locator('[type="text"], textarea'));
      if (typeof entry === "string" && (await typed.count())) await typed.fill(entry);
      else for (const value of [entry].flat()) await this.tick(code, value);
    }
  }

  /** Ticks a choice by its label, as a thumb does. */
  async tick(code: string, value: string): Promise<void> {
    const field = this.field(code, value);
    if (await field.isChecked()) return;
    await this.touch(code, value);
    await expect(field).toBeChecked();
  }

  /** Touches the label of a choice, which may lead away from the page: with a finger, or with a mouse. */
  async touch(code: string, value: string): Promise<void> {
    const id = await this.field(code, value).getAttribute("id");
    const label = this.page.locator(`label[for="${id}"]`);
    await (isPhone(this.page) ? label.tap() : label.click());
  }

  /** Goes on. Where there is no program, a page that shows more questions by now comes once more. */
  async next(): Promise<void> {
    await this.press("answers-next");
  }

  async lookOver(): Promise<void> {
    await this.press("answers-to-review");
    await expect(this.review).toBeVisible();
  }

  async back(): Promise<void> {
    await this.press("answers-back");
  }

  async send(): Promise<void> {
    await this.press("answers-send");
    await this.isSent();
  }

  /** The page after sending is there; the review before it shows the same answers. */
  async isSent(): Promise<void> {
    await expect(this.page).toHaveURL(/\/answers\/[0-9a-f-]+$/);
    await expect(this.page.getByText(this.words("answers-thanks"))).toBeVisible();
  }

  async press(name: string): Promise<void> {
    await this.form.getByRole("button", { name: this.words(name), exact: true }).click();
  }

  /** What the review says of a question. */
  reviewed(code: string): Locator {
    return this.page.locator(`[data-review="${code}"] [data-lines]`);
  }

  /** Without a program a question that has just become due comes with the same page, once more. */
  async nextWhereMoreIsShown(code: string): Promise<void> {
    if (!this.hasScript) {
      await this.next();
    }
    await expect(this.question(code)).toBeVisible();
  }
}

/** Answers to every question of the winter task, page by page. */
export const winter = {
  modes: { modes: ["walk", "bike", "other"] },
  pram: { pram: "~" },
  bikeInSnow: { bike_in_snow: "some_days" },
  quality: {
    quality: ["ploughing=very_well", "gritting=fairly_well", "crossings=fairly_poorly", "stops=very_poorly", "sand=cannot_say"],
  },
  ease: { walk_ease: "p3" },
  hard: { walk_hard: ["ice", "slush"], bike_care: "p4" },
  detour: { detour: "yes" },
  /** A number that no day, time or year on a page can hold. */
  minutes: { detour_minutes: "97" },
  rest: { first: "to_schools", place: "Mäkelänkatu 5 & <b>piha</b>", feedback: "Ensimmäinen rivi\nToinen: Åsa & Øyvind 😀" },
  district: { district: "~" },
} satisfies Record<string, Entries>;
