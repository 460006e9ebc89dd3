// Logic as a resident meets it: an early end, options and rows that depend on earlier answers, a
// question passed over, an answer in the words of a later question, an ending of one's own.

import { expect } from "@playwright/test";
import { Member } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { test } from "../support/look.ts";

test("ends early, and is thanked in the author's words", async ({ page, context, kanssa, language, words, hasScript, look }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("library_family", language);
  await sheet.tick("uses", "no");
  await (hasScript ? sheet.lookOver() : sheet.next());
  await expect(sheet.review).toBeVisible();
  await expect(page.locator("[data-review]:visible")).toHaveCount(1);
  await sheet.press("answers-send");
  await expect(page).toHaveURL(/\/answers\/[0-9a-f-]+$/);
  await expect(page.getByText(words("answers-thanks"))).toHaveCount(0);
  await look(page, "logic-early-end");
});

test("is offered what fits the earlier answers, and told what comes of them", async ({ page, context, kanssa, language, words, hasScript, look }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("library_family", language);
  const lookOver = () => sheet.press("answers-to-review");
  await sheet.tick("uses", "yes");
  await sheet.next();

  await test.step("passing over a wanted question is asked about once", async () => {
    await sheet.tick("which", "near");
    await sheet.tick("which", "web");
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-passed-over"));
    await look(page, "logic-passed-over");
    await sheet.next();
  });

  await test.step("only what was chosen is offered", async () => {
    await expect(sheet.field("best", "web")).toBeVisible();
    for (const other of ["main", "bus"]) await expect(sheet.field("best", other)).toBeHidden();
    await expect(sheet.question("rate").locator("[data-choice=stops]")).toBeHidden();
    await sheet.tick("best", "web");
    await sheet.tick("rate", "hours=good");
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-problem-missing-rows"));
    await sheet.tick("rate", "search=fair");
    await look(page, "logic-offered");
    await sheet.next();
  });

  await test.step("answers stand in the words of later questions, and rules speak for themselves", async () => {
    await sheet.enter({ adults: "1", children: "30" });
    if (!hasScript) await lookOver();
    await expect(sheet.question("story_hour")).toContainText("31");
    await lookOver();
    await expect(sheet.errors).toBeVisible();
    await expect(sheet.errors).not.toContainText(words("answers-problem-not-offered"));
    await look(page, "logic-rule");
    await sheet.enter({ adults: "2", children: "3" });
    if (hasScript) await expect(sheet.question("story_hour")).toContainText("5");
    await sheet.tick("story_hour", "yes");
    await lookOver();
  });

  await test.step("the review and the receipt say it too", async () => {
    await expect(sheet.review).toBeVisible();
    await expect(page.locator("[data-review=story_hour]")).toContainText("5");
    await expect(page.locator("[data-review=best]")).not.toContainText(words("answers-no-answer"));
    await sheet.press("answers-send");
    await expect(page).toHaveURL(/\/answers\/[0-9a-f-]+$/);
    await expect(page.locator("main")).toContainText("5");
    await look(page, "logic-ending");
  });
});
