// What every test is handed: a service of its worker's own, words in the test's language, and a
// watch over the browser that fails the test for anything that went wrong unseen.

import { type Browser, type TestInfo, test as base, expect } from "@playwright/test";
import { Kanssa } from "./kanssa.ts";
import { Watch } from "./watch.ts";
import { type Language, type Words, wordsOf } from "./words.ts";

type Each = { language: Language; words: Words; watch: Watch; hasScript: boolean };
type EachWorker = { kanssa: Kanssa };

export const test = base.extend<Each, EachWorker>({
  kanssa: [
    async ({}, use) => {
      const kanssa = await Kanssa.open();
      await use(kanssa);
      await kanssa.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ kanssa }, use) => use(kanssa.origin),
  language: ({ locale }, use) => use((locale ?? "fi").slice(0, 2) as Language),
  words: ({ language }, use) => use(wordsOf(language)),
  hasScript: ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  watch: [
    async ({ context, browser, kanssa }, use, info) => {
      const watch = new Watch(context);
      await use(watch);
      if (info.errors.length > 0) await tellWhatWasSeen(browser, kanssa, info);
      expect(watch.faults, "nothing fails unseen").toEqual([]);
    },
    { auto: true },
  ],
});

/** What a failure looked like, for whoever has the printed lines and nothing else. */
async function tellWhatWasSeen(browser: Browser, kanssa: Kanssa, info: TestInfo): Promise<void> {
  console.log(`\n${info.project.name} › ${info.title}: ${info.error?.message}`);
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const seen = await page.locator("body").innerText({ timeout: 1_000 }).catch(String);
    console.log(`— seen at ${page.url()} —\n${seen}`);
  }
  console.log(`— the service's last lines —\n${kanssa.log.slice(-3_000)}`);
}

export { expect };
