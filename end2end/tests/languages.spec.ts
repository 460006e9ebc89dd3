// Questions in languages that the service does not speak: chosen and written by a researcher, read by a
// resident, from right to left where the language is.

import { presses } from "../support/forms.ts";
import { expect, test } from "../support/look.ts";
import { Member } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";

test("a resident reads and answers questions in Arabic", async ({ page, context, kanssa, language, words, hasScript, look }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("park_waste", language);
  await page.goBack();
  await expect(page.getByText(words("tasks-readings"))).toBeVisible();
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.getByRole("button", { name: "العربية" })).toHaveAttribute("aria-current", "true");
  await look(page, "languages-task");
  await page.getByRole("link", { name: words("tasks-start"), exact: true }).click();
  await sheet.isReady();
  const asked = sheet.question("now").locator("[data-asked]");
  await expect(asked).toHaveText("ماذا تفعل عادةً بنفاياتك عندما تكون في الحديقة؟");
  await expect(asked).toHaveAttribute("lang", "ar");
  await expect(asked).toHaveCSS("direction", "rtl");

  await test.step("what is chosen stands at the right", async () => {
    const [button, label] = await Promise.all([
      sheet.field("now", "home").boundingBox(),
      page.getByText("آخذها معي إلى البيت").boundingBox(),
    ]);
    expect(button!.x).toBeGreaterThan(label!.x + label!.width / 2);
    await look(page, "languages-sheet");
  });

  await test.step("errors are in the language of the page, answers are kept and sent", async () => {
    await sheet.press("answers-to-review");
    await expect(sheet.errors).toContainText(words("answers-problem-missing"));
    await sheet.tick("now", "home");
    await sheet.tick("would_sort", "p4");
    await sheet.tick("materials", "bio");
    await sheet.lookOver();
    await expect(sheet.reviewed("now")).toContainText("آخذها معي إلى البيت");
    await look(page, "languages-review");
    await sheet.send();
    await expect(page.getByText("بقايا الطعام")).toBeVisible();
  });
});

test("a researcher adds a language and writes in it", async ({ page, kanssa, language, words, hasScript, look }) => {
  await signInAsResearcher(page, kanssa, language, words);
  const press = presses(page, words);
  const task = await makeDraft(page);
  await page.goto(`${task}/questions/translations`);
  await press("link", "editor-languages");
  await page.getByLabel(words("editor-languages-more")).selectOption("ar");
  await look(page, "languages-choose");
  await press("button", "projects-save");
  await expect(page.getByText("العربية", { exact: true })).toBeVisible();
  await look(page, "languages-progress");
  await page.goto(`${task}/questions/translations/shore`);
  await page.locator('[name="t-swims-text-ar"]').fill("هل تسبح؟");
  await look(page, "languages-write");
  await press("button", "projects-save");
  await expect(page.locator('[name="t-swims-text-ar"]')).toHaveValue("هل تسبح؟");
  await page.goto(`${task}/checks`);
  await expect(page.getByText("العربية").first()).toBeVisible();
  await look(page, "languages-checks");
  await page.goto(`${task}/preview/ar/answer/shore`);
  await expect(page.locator("[data-asked]").first()).toHaveText("هل تسبح؟");
  await look(page, "languages-preview");
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.isReady();
  await sheet.tick("swims", "no");
  await sheet.lookOver();
  await sheet.press("answers-send");
  await expect(page, "the receipt is in the language it was tried out in").toHaveURL(/\/preview\/ar\/sent\/[0-9a-f-]+$/);
  await expect(page.getByText("هل تسبح؟")).toBeVisible();
});
