// A researcher tries a draft out as residents will get it, with JavaScript and without, and deletes
// what they answered.

import type { Page } from "@playwright/test";
import { heading, presses } from "../support/forms.ts";
import { expect, test } from "../support/look.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";
import { languages, locales, onceWithoutScript } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("a draft is tried out, read and deleted", async ({ page, kanssa, words, look, hasScript, isMobile }) => {
      test.slow();
      const press = presses(page, words);
      await signInAsResearcher(page, kanssa, language, words);
      const task = await makeDraft(page);
      await page.goto(task);
      await press("link", "preview-title");
      await expect(heading(page)).toHaveText(words("preview-title"));
      await look(page, "preview-frame");

      await test.step("at a desk, in the size of a phone", async () => {
        const frame = page.frameLocator("iframe");
        if (isMobile) {
          await expect(page.locator("iframe")).toBeHidden();
          return;
        }
        await expect(frame.locator(".test-mark")).toContainText(words("preview-mark"));
        expect(await frame.locator("html").evaluate((html) => html.clientWidth)).toBe(360);
        await frame.getByRole("link", { name: words("tasks-start"), exact: true }).click();
        const form = frame.locator("[data-runner]");
        if (hasScript) await expect(form).toHaveAttribute("data-ready");
        await frame.locator('[name="q-swims"][value="no"]').check();
        await form.getByRole("button", { name: words("answers-to-review"), exact: true }).click();
        await form.getByRole("button", { name: words("answers-send"), exact: true }).click();
        await expect(frame.getByText(words("answers-thanks"))).toBeVisible();
        await expect(page, "the page around it stays").toHaveURL(`${task}/preview`);
      });

      await test.step("as a page of its own, by the rules that members have", async () => {
        await press("link", "preview-open");
        await look(page, "preview-begin");
        await press("link", "tasks-start");
        const sheet = new Questionnaire(page, words, hasScript);
        await sheet.isReady();
        await expect(sheet.question("where")).toBeHidden();
        await sheet.press("answers-to-review");
        await expect(sheet.errors).toContainText(words("answers-problem-missing"));
        await look(page, "preview-errors");
        await sheet.tick("swims", "yes");
        if (!hasScript) await sheet.press("answers-to-review");
        await expect(sheet.question("where")).toBeVisible();
        await sheet.enter({ where: "Hietaranta & <b>laituri</b>" });
        await look(page, "preview-page");
        await sheet.lookOver();
        await expect(sheet.reviewed("where")).toContainText("Hietaranta & <b>laituri</b>");
        await look(page, "preview-review");
        await sheet.press("answers-send");
        await expect(page).toHaveURL(/\/preview\/[a-z]{2}\/sent\/[0-9a-f-]+$/);
        await expect(page.getByRole("main")).toContainText("Hietaranta & <b>laituri</b>");
        await look(page, "preview-sent");
      });

      await test.step("in another language, without changing one's own", async () => {
        const other = language === "sv" ? "fi" : "sv";
        await page.locator(`.languages a[lang="${other}"]`).click();
        await expect(page.locator("html")).toHaveAttribute("lang", other);
        await expect(page.getByRole("main")).toContainText({ fi: "Uitko?", sv: "Simmar du?" }[other]);
        await page.goBack();
        await press("button", "preview-again");
        await expect(page.getByRole("link", { name: words("tasks-start"), exact: true })).toBeVisible();
        await page.getByRole("link", { name: words("preview-close"), exact: true }).click();
        await expect(page).toHaveURL(task);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
      });

      if (hasScript) expect(await kept(page), "the browser keeps nothing of it").toEqual([]);

      await test.step("test answers are read and deleted", async () => {
        await press("link", "preview-tests");
        await expect(page.locator(".card")).toHaveCount(isMobile ? 1 : 2);
        await look(page, "preview-tests");
        await page.locator(".card h3 a").first().click();
        await look(page, "preview-test");
        await page.getByRole("main").getByRole("button", { name: words("preview-remove") }).click();
        await expect(page.getByRole("status")).toContainText(words("preview-removed"));
        if (!isMobile) await press("button", "preview-remove-all");
        await expect(page.getByRole("main")).toContainText(words("preview-tests-none"));
        await look(page, "preview-tests-none");
      });
    });
  });
}

/** What the browser keeps for the service. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const entries = Object.keys(localStorage).filter((key) => key.startsWith("kanssa:"));
    const workers = await navigator.serviceWorker.getRegistrations();
    return [...entries, ...(await caches.keys()), ...workers.map((worker) => worker.scope)];
  });
