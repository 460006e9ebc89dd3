// A researcher puts pictures beside options; a resident chooses by looking, with no network too.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { heading, presses } from "../support/forms.ts";
import { expect, test } from "../support/look.ts";
import { Member } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";
import { languages, locales, onceWithoutScript } from "../support/words.ts";

/** A bench of 3000 × 2000 points, with the place and the device in it. */
const BENCH = join(import.meta.dirname, "../files/bench.jpg");
const LETTER = { name: "letter.jpg", mimeType: "image/jpeg", buffer: Buffer.from("Dear city") };

/** How many of the pictures that are shown have arrived and can be seen. */
const seen = (page: Page) =>
  page.locator("[data-question] img").evaluateAll((all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length);

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("benches are chosen by their pictures", async ({ page, context, kanssa, words, hasScript, look, watch }) => {
      test.slow();
      const press = presses(page, words);
      await signInAsResearcher(page, kanssa, language, words);
      const task = await makeDraft(page);

      await test.step("they are added, and what is no picture is told", async () => {
        await page.goto(`${task}/questions/page/shore/add/single_choice`);
        await page.locator("#text").fill("Millä penkillä istuisit?");
        for (const [number, name] of ["Puinen", "Kivinen"].entries()) {
          const row = page.locator(".row").nth(number);
          await page.locator(`#option-${number}`).fill(name);
          await row.locator("> details > summary").click();
          await row.locator("details details > summary").filter({ hasText: words("editor-picture") }).click();
          await page.locator(`#option-${number}-picture-file`).setInputFiles(number === 0 ? BENCH : LETTER);
          await page.locator(`#option-${number}-alternative`).fill(`${name} penkki rannalla`);
        }
        await press("button", "projects-save");
        await expect(page.locator(".error-summary")).toContainText(words("answers-problem-not-a-photo"));
        await expect(page.locator("#option-1-picture-file")).toHaveAttribute("aria-invalid", "true");
        await expect(page.locator(".row img"), "the other is held").toHaveCount(1);
        await look(page, "pictures-wrong");
        await page.locator("#option-1-picture-file").setInputFiles({ name: "b.jpg", mimeType: "image/jpeg", buffer: await readFile(BENCH) });
        await press("button", "projects-save");
        await expect(page).toHaveURL(/#q-/);
        await page.locator(".question-card, .outline li").filter({ hasText: "Millä penkillä" }).getByRole("link").first().click();
        await expect(page.locator(".row img")).toHaveCount(2);
        await look(page, "pictures-form");
      });

      await test.step("a resident chooses by looking", async () => {
        const revision = await page.request.get(task).then(async (answer) => /name="revision" value="(\d+)"/.exec(await answer.text())?.[1] ?? "");
        expect((await page.request.post(`${task}/publish`, { form: { revision }, maxRedirects: 0 })).status()).toBe(303);
        await context.clearCookies();
        await Member.join(kanssa, language, context);
        await page.goto(new URL(task).pathname.replace("/staff", ""));
        await press("link", "tasks-start");
        const sheet = new Questionnaire(page, words, hasScript);
        await sheet.isReady();
        const stone = page.locator(".pictured label").filter({ hasText: "Kivinen" });
        await expect(stone.getByRole("img", { name: "Kivinen penkki rannalla" })).toBeVisible();
        await page.locator(".pictured").scrollIntoViewIfNeeded();
        await expect.poll(() => seen(page)).toBe(2);
        await stone.getByRole("img").click();
        await expect(page.getByRole("radio", { name: "Kivinen", exact: false }).last()).toBeChecked();
        await look(page, "pictures-chosen");
        if (!hasScript) return;
        await sheet.isSaved();
        await expect.poll(() => page.evaluate(async () => (await (await caches.open("kanssa-pictures")).keys()).length)).toBe(1);
        watch.networkIsCut();
        await context.setOffline(true);
        await page.reload();
        await sheet.isReady();
        await page.locator(".pictured").scrollIntoViewIfNeeded();
        await expect.poll(() => seen(page), "kept on the device").toBe(2);
        await context.setOffline(false);
      });

      await test.step("nothing of where the picture was taken is in it", async () => {
        const source = await page.locator(".pictured img").first().getAttribute("src");
        const bytes = await (await page.request.get(`${kanssa.origin}${source}`)).body();
        expect((await readFile(BENCH)).includes("TestPhone")).toBe(true);
        expect(bytes.includes("TestPhone") || bytes.includes("Exif")).toBe(false);
        await expect(heading(page)).toBeVisible();
      });
    });
  });
}
