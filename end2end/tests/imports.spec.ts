// Files of other tools, as the tools write them: looked over and taken in the page, and answered to the
// end in the runner.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Locator, type Page, expect } from "@playwright/test";
import { presses } from "../support/forms.ts";
import { test } from "../support/look.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";

const cases = resolve(process.env["KANSSA_SHARED"] ?? resolve(import.meta.dirname, "../../../shared"), "cases");

for (const [tool, file] of [
  ["LimeSurvey", "limesurvey/ls205_group_relevance.lss"],
  ["Qualtrics", "qualtrics/sample_survey.qsf"],
] as const) {
  test(`a survey of ${tool} is taken in and answered`, async ({ page, kanssa, words, language, hasScript, look }) => {
    const path = resolve(cases, file);
    test.skip(!existsSync(path), `${path} is not there: set KANSSA_SHARED`);
    test.slow();
    const press = presses(page, words);
    await signInAsResearcher(page, kanssa, language, words);
    const task = await makeDraft(page, "");

    await test.step("looked over, and taken", async () => {
      await page.goto(`${task}/questions/from-file`);
      await page.locator("#file").setInputFiles(path);
      await press("button", "tasks-questions-save");
      await expect(page.locator("h1")).toHaveText(words("imports-title"));
      await look(page, `imports-${tool.toLowerCase()}`);
      await press("button", "imports-take");
      await expect(page.locator(".outline > li").first()).toBeVisible();
    });

    await test.step("answered to the end", async () => {
      await page.goto(`${task}/preview`);
      await press("link", "preview-open");
      await press("link", "tasks-start");
      const sheet = new Questionnaire(page, words, hasScript);
      await sheet.isReady();
      for (let turn = 0; turn < 60 && !(await sheet.review.isVisible()); turn += 1) await answerPage(page, sheet);
      await expect(sheet.review).toBeVisible();
      await sheet.press("answers-send");
      await expect(page).toHaveURL(/\/sent\/[0-9a-f-]+$/);
    });
  });
}

/** Answers what the page asks, and goes on; what is asked because of that comes with the next turn. */
async function answerPage(page: Page, sheet: Questionnaire): Promise<void> {
  const before = await sheet.form.locator("[data-question]:visible").count();
  for (const question of await sheet.form.locator("[data-question]:visible").all()) await answer(question);
  const after = await sheet.form.locator("[data-question]:visible").count();
  if (after > before) return;
  const onwards = ["answers-next", "answers-to-review"].map((name) => sheet.form.getByRole("button", { name: sheet.words(name), exact: true }));
  for (const button of onwards) {
    // Hidden beside it there is one for the Enter key.
    const shown = button.and(page.locator("[data-button]")).filter({ visible: true });
    if (!(await shown.count())) continue;
    await shown.click();
    break;
  }
}

/** The first of what can be chosen, and something plausible where it is typed. */
async function answer(question: Locator): Promise<void> {
  const names = await question.locator("input[type=radio]:visible").evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))]);
  for (const name of names) {
    const group = question.locator(`input[type=radio][name="${name}"]`);
    if (!(await group.and(question.page().locator(":checked")).count())) await group.first().check();
  }
  const boxes = question.locator("input[type=checkbox]:visible");
  if ((await boxes.count()) && !(await boxes.and(question.page().locator(":checked")).count())) await boxes.first().check();
  for (const list of await question.locator("select:visible").all()) {
    if (!(await list.inputValue())) await list.selectOption({ index: 1 });
  }
  for (const field of await question.locator("input[type=text]:visible, textarea:visible").all()) {
    const isWrong = (await field.getAttribute("aria-invalid")) === "true";
    if ((await field.inputValue()) && !isWrong) continue;
    const mode = await field.getAttribute("inputmode");
    const isNumber = mode === "numeric" || mode === "decimal";
    await field.fill(isNumber ? (isWrong ? "30" : "3") : "Hyvä");
  }
  for (const field of await question.locator("input[type=date]:visible").all()) await field.fill("2026-05-04");
  for (const field of await question.locator("input[type=time]:visible").all()) await field.fill("12:30");
}
