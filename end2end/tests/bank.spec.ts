// A researcher keeps questions in the city's bank, finds them again and takes them into a task, with
// JavaScript and without.

import { heading, presses } from "../support/forms.ts";
import { expect, test } from "../support/look.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";
import { languages, locales, onceWithoutScript } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("questions are kept, found, taken, renamed and removed", async ({ page, kanssa, words, look }) => {
      test.slow();
      const press = presses(page, words);
      await signInAsResearcher(page, kanssa, language, words);
      const task = await makeDraft(page);
      const name = `Uiminen ${crypto.randomUUID().slice(0, 8)}`;
      const kept = page.locator(".card").filter({ hasText: name });

      await test.step("they are kept", async () => {
        await page.goto(`${task}/questions`);
        await press("link", "bank-keep");
        await expect(heading(page)).toHaveText(words("bank-keep"));
        await press("button", "bank-keep-save");
        await expect(page.locator(".error-summary")).toContainText(words("bank-name-missing"));
        await look(page, "bank-keep-errors");
        await page.getByRole("checkbox").first().check();
        await page.locator("#name").fill(name);
        await page.locator("#topic").selectOption("surroundings");
        await look(page, "bank-keep");
        await press("button", "bank-keep-save");
        await expect(heading(page)).toHaveText(words("bank-title"));
        await expect(page.getByText(words("bank-flash-kept"))).toBeVisible();
        await expect(kept).toHaveCount(1);
      });

      await test.step("they are found by words and by topic", async () => {
        await page.locator("#words").fill(name);
        await press("button", "bank-search");
        await expect(page.locator(".card")).toHaveCount(1);
        await look(page, "bank-found");
        await page.locator("#topic").selectOption("mobility");
        await press("button", "bank-search");
        await expect(page.locator(".card")).toHaveCount(0);
        await look(page, "bank-nothing");
        await page.goto("/staff/bank");
        await look(page, "bank-list");
      });

      await test.step("a standard one is taken, and then one's own", async () => {
        await page.goto(`${task}/questions`);
        await press("link", "bank-take");
        await expect(heading(page)).toHaveText(words("bank-take"));
        await look(page, "bank-take");
        const standard = page.locator(".card").filter({ hasText: words("bank-standard-age-band") });
        await standard.getByRole("button").click();
        await expect(page).toHaveURL(/\/questions$/);
        await expect(page.locator(".outline > li")).toHaveCount(3);
        await press("link", "bank-take");
        await kept.getByRole("button").click();
        await expect(page.locator(".outline > li")).toHaveCount(4);
      });

      await test.step("it is renamed and removed", async () => {
        await page.goto("/staff/bank");
        await kept.getByRole("link").click();
        await page.locator("#name").fill("");
        await press("button", "projects-save");
        await expect(page.locator(".error-summary")).toContainText(words("bank-name-missing"));
        await look(page, "bank-entry-errors");
        await page.locator("#name").fill(`${name} b`);
        await press("button", "projects-save");
        await expect(kept.getByRole("heading")).toHaveText(`${name} b`);
        await kept.getByRole("link").click();
        await page.locator("summary").filter({ hasText: words("bank-remove") }).click();
        await press("button", "bank-remove");
        await expect(page.getByText(words("bank-flash-removed"))).toBeVisible();
        await expect(kept).toHaveCount(0);
      });
    });
  });
}
