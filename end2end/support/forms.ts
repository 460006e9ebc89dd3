// What people do with the service's own forms, in a browser.

import { type Page, expect } from "@playwright/test";
import type { Words } from "./words.ts";

/** Presses a button or a link by its words. */
export type Press = (role: "button" | "link", name: string) => Promise<void>;

export const presses =
  (page: Page, words: Words): Press =>
  (role, name) =>
    page.getByRole("main").getByRole(role, { name: words(name), exact: true }).click();

/** Asks for a sign-in, from the front page. */
export async function askToSignIn(page: Page, words: Words, address: string): Promise<void> {
  const press = presses(page, words);
  await page.goto("/");
  await press("link", "home-sign-in");
  await page.getByLabel(words("accounts-address")).fill(address);
  await press("button", "accounts-sign-in-submit");
  await expect(heading(page)).toHaveText(words("accounts-code-title"));
}

export async function typeCode(page: Page, words: Words, code: string, shared = false): Promise<void> {
  await page.getByLabel(words("accounts-code"), { exact: true }).fill(code);
  if (shared) await page.getByLabel(words("accounts-shared-device"), { exact: true }).check();
  await presses(page, words)("button", "accounts-code-submit");
}

/** Age and consent, on the page after the first sign-in. */
export async function consent(page: Page, words: Words): Promise<void> {
  await expect(heading(page)).toHaveText(words("accounts-join-title"));
  for (const box of await page.getByRole("checkbox").all()) {
    await expect(box).not.toBeChecked();
    await box.check();
  }
  await presses(page, words)("button", "accounts-join-submit");
  await expect(heading(page)).toHaveText(words("accounts-pseudonym-title"));
}

export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** What is written in the bar after the host. */
export const path = (page: Page): string => new URL(page.url()).pathname;
