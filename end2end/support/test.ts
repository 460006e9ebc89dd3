// What every test is handed: a service of its worker's own, words in the test's language, and a
// watch over the browser that fails the test for anything that went wrong unseen.

import { test as base, expect } from "@playwright/test";
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
    async ({ context }, use) => {
      const watch = new Watch(context);
      await use(watch);
      expect(watch.faults, "nothing fails unseen").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
