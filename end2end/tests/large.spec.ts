// A questionnaire of 500 questions stays quick: on one page, and over fifty.

import { expect, test } from "../support/look.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";

const text = (words: string) => ({ fi: words, sv: `${words} sv`, en: `${words} en` });
/** Every second question hangs on the one before it. */
const question = (number: number) =>
  number % 2 === 0
    ? { code: `q_${number}`, text: text(`Kysymys ${number}`), kind: "yes_no" }
    : { code: `q_${number}`, text: text(`Kerro ${number}`), kind: { short_text: { most: 100 } }, show_if: `q_${number - 1} = yes` };

const questionnaire = (pages: number) => {
  const each = 500 / pages;
  const page = (_: unknown, number: number) => ({
    code: `page_${number}`,
    questions: Array.from({ length: each }, (_, place) => question(number * each + place)),
  });
  return JSON.stringify({ format: "kanssa-questionnaire/1", pages: Array.from({ length: pages }, page) });
};

for (const pages of [1, 50]) {
  test(`500 questions on ${pages} pages: a tap shows what hangs on it at once`, async ({ page, kanssa, language, words, hasScript }) => {
    test.slow();
    await signInAsResearcher(page, kanssa, language, words);
    const task = await makeDraft(page, questionnaire(pages));
    const began = Date.now();
    await page.goto(`${task}/preview/${language}/answer/page_0`);
    const form = page.locator("[data-runner]");
    if (!hasScript) {
      await page.locator('[name="q-q_0"][value="yes"]').check();
      await page.getByRole("button", { name: words(pages === 1 ? "answers-to-review" : "answers-next"), exact: true }).click();
      await expect(page.locator('[name="q-q_1"]')).toBeVisible();
      return;
    }
    await expect(form).toHaveAttribute("data-ready");
    const ready = Date.now() - began;
    // From the touch to the frame in which the question that hangs on it is there.
    const taps = await page.evaluate(async () => {
      const took: number[] = [];
      for (const number of [0, 2, 4, 6, 8]) {
        const field = document.querySelector<HTMLInputElement>(`[name="q-q_${number}"][value="yes"]`)!;
        const next = document.querySelector<HTMLElement>(`[data-question="q_${number + 1}"]`)!;
        const start = performance.now();
        field.click();
        while (!next.checkVisibility()) await new Promise(requestAnimationFrame);
        took.push(performance.now() - start);
      }
      return took.sort((one, other) => one - other);
    });
    console.log(`500 questions on ${pages} pages: ready after ${ready} ms, a tap counts within ${taps.at(-1)!.toFixed(0)} ms (median ${taps[2].toFixed(0)} ms)`);
    expect(taps[2], "a tap").toBeLessThan(100);
    expect(ready, "ready").toBeLessThan(10_000);
  });
}
