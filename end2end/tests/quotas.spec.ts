// A researcher wants the first eight who swim; whoever comes later is told kindly, with JavaScript
// and without, and nothing of their answers is kept.

import { heading, presses } from "../support/forms.ts";
import type { Kanssa } from "../support/kanssa.ts";
import { expect, test } from "../support/look.ts";
import { Member, newPseudonym } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";
import { type Language, languages, locales, onceWithoutScript } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("a quota fills up", async ({ page, context, kanssa, words, look, hasScript }) => {
      test.slow();
      const press = presses(page, words);
      await signInAsResearcher(page, kanssa, language, words);
      const task = await makeDraft(page);

      await test.step("it is written", async () => {
        await page.goto(`${task}/questions`);
        await press("link", "editor-quota-add");
        await expect(heading(page)).toHaveText(words("editor-quota-add"));
        await page.locator("#limit").fill("10");
        await press("button", "projects-save");
        await expect(page.locator(".error-summary")).toBeVisible();
        await look(page, "quota-wrong");
        await page.locator("#limit").fill("8");
        await page.locator("#condition > summary").click();
        await page.locator("#if-0").selectOption("chosen-swims-yes");
        await page.locator("#words").fill("Uimareita on jo kahdeksan.");
        await look(page, "quota-form");
        await press("button", "projects-save");
        await expect(page).toHaveURL(/#quotas$/);
        await expect(page.locator("#k-quota")).toContainText("8");
        await look(page, "quota-listed");
      });

      await test.step("published, it counts in steps", async () => {
        const revision = await page.request.get(task).then(async (answer) => /name="revision" value="(\d+)"/.exec(await answer.text())?.[1] ?? "");
        const published = await page.request.post(`${task}/publish`, { form: { revision }, maxRedirects: 0 });
        expect(published.status()).toBe(303);
        for (let sent = 0; sent < 8; sent += 1) await answer(kanssa, language, new URL(task).pathname);
        await page.reload();
        await expect(page.locator("#k-quota")).toContainText(words("editor-quota-is-full"));
        await look(page, "quota-full");
      });

      await test.step("whoever comes later is told", async () => {
        await context.clearCookies();
        await Member.join(kanssa, language, context);
        await page.goto(new URL(task).pathname.replace("/staff", ""));
        await press("link", "tasks-start");
        const sheet = new Questionnaire(page, words, hasScript);
        await sheet.isReady();
        await sheet.touch("swims", "yes");
        if (!hasScript) await sheet.press("answers-to-review");
        await expect(page).toHaveURL(/\/full\/quota$/);
        await expect(page.getByRole("main")).toContainText("Uimareita on jo kahdeksan.");
        await expect(page.getByRole("main")).toContainText(words("answers-full-nothing-kept"));
        await look(page, "quota-told");
        await page.goto("/answers");
        await expect(page.getByRole("main")).toContainText(words("answers-mine-none"));
      });
    });
  });
}

/** Somebody else swims, and says so. */
async function answer(kanssa: Kanssa, language: Language, task: string): Promise<void> {
  const poster = await Member.begin(kanssa, language);
  await poster.post("/account/pseudonym", { pseudonym: newPseudonym() });
  const path = task.replace("/staff", "");
  await poster.post(`${path}/answer/shore`, { "q-swims": "yes", go: "next" }).catch(() => undefined);
  await poster.post(`${path}/send`, { go: "send" });
}
