// A resident leaves: as easily as they came, at once, without a trace in the browser.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { unpacked } from "../support/archive.ts";
import { askToSignIn, consent, heading, path, typeCode } from "../support/forms.ts";
import { Member, newAddress, SESSION } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { everythingKept, isKept } from "../support/storage.ts";
import { expect, test } from "../support/test.ts";

/** Counts what somebody has to do: pages that load, things that are pressed or typed into. */
class Effort {
  loads = 0;
  presses = 0;

  constructor(readonly page: Page) {
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) this.loads += 1;
    });
  }

  async press(role: "button" | "link", name: string): Promise<void> {
    this.presses += 1;
    await this.page.getByRole(role, { name, exact: true }).click();
  }

  async tick(name: RegExp): Promise<void> {
    this.presses += 1;
    await this.page.getByRole("checkbox", { name }).check();
  }
}

test("leaving takes no more than joining took", async ({ page, kanssa, words }) => {
  const address = newAddress();
  const joining = new Effort(page);
  await page.goto("/");
  await joining.press("link", words("home-sign-in"));
  await page.getByLabel(words("accounts-address")).fill(address);
  await joining.press("button", words("accounts-sign-in-submit"));
  await page.goto((await kanssa.mailbox.signIn(address)).link);
  await joining.press("button", words("accounts-link-submit"));
  await expect(heading(page)).toHaveText(words("accounts-join-title"));
  for (const box of await page.getByRole("checkbox").all()) {
    joining.presses += 1;
    await box.check();
  }
  await joining.press("button", words("accounts-join-submit"));
  await joining.press("button", words("accounts-pseudonym-submit"));
  await expect(heading(page)).toHaveText(words("tasks-title"));

  const counted = { loads: joining.loads, presses: joining.presses };
  const leaving = new Effort(page);
  await leaving.press("link", words("common-nav-account"));
  await leaving.press("link", words("accounts-account-leave-link"));
  await expect(page.getByRole("link", { name: words("accounts-leave-download") })).toBeVisible();
  await leaving.press("button", words("accounts-leave-submit"));
  await expect(heading(page)).toHaveText(words("accounts-left-title"));
  expect(leaving.loads).toBeLessThanOrEqual(counted.loads);
  expect(leaving.presses).toBeLessThanOrEqual(counted.presses);
  expect([leaving.loads, leaving.presses], "three pages, three presses").toEqual([3, 3]);

  await page.goto("/tasks");
  expect(path(page)).toBe("/sign-in");
});

test("leaves with the answers in hand and no trace in the browser; joins again as somebody new", async ({ page, context, kanssa, language, words, hasScript, watch }) => {
  const member = await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("park_waste", language);
  const task = /tasks\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? "";
  await sheet.enter({ now: "home", would_sort: "p2", consider: "Vain minun sanani" });
  if (hasScript) {
    await sheet.isSaved();
    await isKept(page);
    const kept = await everythingKept(page);
    for (const trace of ["Vain minun sanani", task]) expect(kept, "the search works").toContain(trace);
  }
  await sheet.lookOver();
  await sheet.send();
  const receipt = path(page);

  await page.goto("/leave");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: words("accounts-leave-download") }).click();
  const files = unpacked(await readFile(await (await downloading).path()));
  expect(JSON.stringify(JSON.parse(String(files.get("kanssa.json"))))).toContain("Vain minun sanani");
  expect(String(files.get("kanssa.html"))).toContain("Vain minun sanani");

  await page.getByRole("button", { name: words("accounts-leave-submit") }).click();
  await expect(heading(page)).toHaveText(words("accounts-left-title"));
  if (hasScript) {
    const kept = await everythingKept(page);
    const owner = receipt.split("/").at(-1) ?? "";
    for (const trace of [member.address, member.pseudonym, "Vain minun sanani", task, owner, "kanssa:", "kanssa-session"]) {
      expect(kept, trace).not.toContain(trace);
    }
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  }

  watch.networkIsCut(); // the first answer of what is gone is 404
  await askToSignIn(page, words, member.address);
  await typeCode(page, words, (await kanssa.mailbox.signIn(member.address, 2)).code);
  await consent(page, words);
  await page.getByRole("button", { name: words("accounts-pseudonym-submit") }).click();
  await expect(heading(page)).toHaveText(words("tasks-title"));
  await page.goto("/answers");
  await expect(page.getByText(words("answers-mine-none"))).toBeVisible();
  expect((await page.goto(receipt))?.status()).toBe(404);
  await page.goto("/account");
  await expect(page.getByRole("main")).not.toContainText(member.pseudonym);
});

test("nothing of a member who left is in the bytes of the browser's own files", async ({ playwright, launchOptions, kanssa, locale, language, words, hasScript }, info) => {
  test.skip(!hasScript, "a browser without JavaScript keeps a cookie and no more");
  const profile = info.outputPath("profile");
  const open = () =>
    playwright.chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: kanssa.origin, locale });
  const member = await Member.join(kanssa, language);
  let context = await open();
  await member.signIn(context);
  const page = await context.newPage();
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("park_waste", language);
  await sheet.enter({ now: "home", would_sort: "p2" });
  await sheet.isSaved();
  await isKept(page);
  await context.close();
  expect(await bytesHave(profile, "kanssa:draft:"), "the search works").toBe(true);

  context = await open();
  await member.signIn(context);
  const again = await context.newPage();
  const token = (await context.cookies()).find((cookie) => cookie.name === SESSION)?.value ?? "";
  await again.goto("/answers");
  await again.locator(".card").getByRole("link").click();
  const response = path(again).split("/").at(-1) ?? "";
  await again.goto("/leave");
  await again.getByRole("button", { name: words("accounts-leave-submit") }).click();
  await expect(heading(again)).toHaveText(words("accounts-left-title"));
  expect(await everythingKept(again)).not.toContain("kanssa:");
  await context.close();
  for (const trace of [member.address, member.pseudonym, response, token]) {
    expect(await bytesHave(profile, trace), trace).toBe(false);
  }
});

/** Whether a text is in a file of what pages keep, in either of the forms browsers write it. */
async function bytesHave(profile: string, text: string): Promise<boolean> {
  const forms = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  for (const place of ["Local Storage", "Session Storage", "IndexedDB", "Service Worker", "Cache", "Network", "Cookies"]) {
    const root = join(profile, "Default", place);
    const found = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of [...files, root]) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      if (forms.some((form) => bytes.includes(form))) return true;
    }
  }
  return false;
}

test("a newcomer who has chosen no pseudonym can leave as well", async ({ page, context, kanssa, language, words }) => {
  await (await Member.begin(kanssa, language)).handTo(context);
  await page.goto("/leave");
  await page.getByRole("button", { name: words("accounts-leave-submit") }).click();
  await expect(heading(page)).toHaveText(words("accounts-left-title"));
});
