// R24: a sensitive question is asked only by leave of the data protection officer; and a task begun from
// a template. Every page of it looked over in every language.

import { heading, presses } from "../support/forms.ts";
import { expect, test } from "../support/look.ts";
import { signInAsStaff } from "../support/researcher.ts";
import { languages, locales, onceWithoutScript } from "../support/words.ts";

const sensitive = JSON.stringify({
  format: "kanssa-questionnaire/1",
  pages: [
    {
      code: "first",
      questions: [
        {
          code: "illness",
          text: { fi: "Onko sinulla jokin sairaus?", sv: "Har du någon sjukdom?", en: "Do you have an illness?" },
          kind: "yes_no",
        },
      ],
    },
  ],
});

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("a sensitive question waits for leave, and is published with it", async ({ page, context, kanssa, words, look }) => {
      test.slow();
      const press = presses(page, words);
      const title = `Terveys ${crypto.randomUUID().slice(0, 8)}`;
      await signInAsStaff(page, kanssa, "researcher", language, words);
      const researcher = await context.cookies();

      const task = await test.step("makes a task that asks of an illness", async () => {
        await page.goto("/staff/projects/new");
        for (const [field, text] of [["name", "Liikunta"], ["purpose", "Suunnittelemme liikuntatunteja."], ["service", "Liikunta"]]) {
          await page.locator(`#${field}`).fill(text);
        }
        await page.locator("#ends").fill("2031-12-31");
        await press("button", "projects-save");
        await page.goto(`${page.url()}/tasks/new`);
        await page.locator("#title").fill(title);
        await page.locator("details.more summary").click();
        await page.locator("#file").setInputFiles({ name: "q.json", mimeType: "application/json", buffer: Buffer.from(sensitive) });
        await press("button", "projects-save");
        return page.url();
      });

      await test.step("cannot publish it, and asks for leave", async () => {
        await page.goto(`${task}/publish`);
        await expect(page.getByRole("main")).toContainText(words("lint-ask-link"));
        await page.goto(`${task}/checks`);
        await expect(page.getByRole("main")).toContainText(words("lint-topic-health"));
        await press("button", "lint-leave-ask");
        await expect(page.getByRole("alert")).toContainText(words("lint-leave-reason-missing"));
        await look(page, "checks-error");
        await page.getByLabel(words("lint-leave-reason")).fill(`Tunnit sovitetaan terveyteen: ${title}.`);
        await press("button", "lint-leave-ask");
        await expect(page.getByRole("status")).toHaveText(words("lint-flash-asked"));
        await expect(page.getByRole("main")).toContainText(words("lint-state-waiting"));
        await look(page, "checks-waiting");
      });

      await test.step("the officer gives it, with a reason", async () => {
        await context.clearCookies();
        await signInAsStaff(page, kanssa, "dpo", language, words);
        await page.goto("/staff/leaves");
        await look(page, "leaves");
        await page.getByRole("listitem").filter({ hasText: title }).getByRole("link").click();
        await expect(page.getByRole("main")).toContainText(`Tunnit sovitetaan terveyteen: ${title}.`);
        await press("button", "lint-give");
        await expect(page.getByRole("alert")).toContainText(words("lint-leave-reason-missing"));
        await look(page, "leave-error");
        await page.getByLabel(words("lint-your-reason")).fill("Peruste riittää.");
        await press("button", "lint-give");
        await expect(page.getByRole("status")).toHaveText(words("lint-flash-decided"));
      });

      await test.step("the researcher publishes", async () => {
        await context.clearCookies();
        await context.addCookies(researcher);
        await page.goto(`${task}/checks`);
        await expect(page.getByRole("main")).toContainText("Peruste riittää.");
        await look(page, "checks-given");
        await page.goto(`${task}/publish`);
        await press("button", "tasks-publish");
        await expect(page.getByRole("status")).toHaveText(words("common-flash-task-published"));
      });

      await test.step("templates, for another task", async () => {
        await page.goto(task);
        await press("button", "tasks-copy");
        await expect(page).toHaveURL(/\/settings$/);
        await page.goto(page.url().replace(/settings$/, "templates"));
        await expect(heading(page)).toHaveText(words("templates-title"));
        await look(page, "templates");
        await page.getByRole("main").getByRole("button").first().click();
        await expect(page.getByText(words("common-flash-saved"))).toBeVisible();
      });
    });
  });
}
