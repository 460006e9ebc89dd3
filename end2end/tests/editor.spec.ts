// A researcher writes a questionnaire in the browser, without a file, and publishes it; every page of
// the editor looked over in every language.

import type { Page } from "@playwright/test";
import { heading, presses } from "../support/forms.ts";
import { expect, test } from "../support/look.ts";
import { signInAsResearcher } from "../support/researcher.ts";
import { languages, locales, onceWithoutScript } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("a questionnaire from nothing to members", async ({ page, kanssa, words, look, hasScript }) => {
      test.slow();
      const press = presses(page, words);
      const alert = page.getByRole("alert");
      const add = (kind: string) => page.getByRole("link", { name: words(`editor-kind-${kind}`), exact: true }).click();
      const save = () => press("button", "projects-save");
      const question = (text: string) =>
        page.locator(".outline > li").filter({ has: page.getByRole("heading", { name: text }) });

      await test.step("makes a task without questions", async () => {
        await signInAsResearcher(page, kanssa, language, words);
        await page.goto("/staff/projects/new");
        for (const [id, typed] of [["name", "Rannat"], ["purpose", "Selvitämme, missä uidaan."], ["service", "Uimarannat"], ["ends", "2031-12-31"]] as const) {
          await page.locator(`#${id}`).fill(typed);
        }
        await save();
        await page.goto(`${page.url()}/tasks/new`);
        await page.locator("#title").fill("Missä uit?");
        await save();
        await press("link", "tasks-questions-edit");
        await expect(page.getByRole("main")).toContainText(words("tasks-no-questions"));
        await look(page, "editor-empty");
      });

      await test.step("chooses a kind; a question without words is not taken", async () => {
        await press("button", "editor-begin");
        await expect(heading(page)).toHaveText(words("editor-add"));
        await look(page, "editor-kinds");
        await add("yes-no");
        await save();
        await expect(alert).toContainText(words("editor-wrong-blank"));
        await look(page, "editor-question-errors");
        await page.locator("#text").fill("Uitko <kaupungin> rannoilla?");
        await page.locator("#text-sv").fill("Simmar du?");
        await page.getByLabel(words("editor-required"), { exact: true }).check();
        await save();
        await expect(question("Uitko <kaupungin> rannoilla?")).toContainText(words("tasks-required"));
        await look(page, "editor-one-question");
      });

      await test.step("writes options, adds rows, makes a condition", async () => {
        await addHere(page);
        await add("single-choice");
        await page.locator("#text").fill("Missä?");
        await page.locator("#option-0").fill("Hietaniemi");
        await press("button", "editor-more-options");
        await expect(page.locator("#option-0"), "nothing typed is lost").toHaveValue("Hietaniemi");
        await page.locator("#option-6").fill("Muualla");
        const last = page.locator(".row").filter({ has: page.locator("#option-6") });
        await last.locator("> details > summary").click();
        await look(page, "editor-options");
        await last.getByLabel(words("editor-other"), { exact: true }).check();
        await page.locator("#condition > summary").click();
        await page.locator("#if-0").selectOption("chosen-uitko_kaupungin-yes");
        await look(page, "editor-condition");
        // Enter in a field saves; it does not move a row.
        await page.locator("#option-0").press("Enter");
        await expect(question("Missä?").locator(".shown-if")).toContainText("Uitko <kaupungin> rannoilla?");
      });

      await test.step("the other kinds", async () => {
        for (const [kind, fields] of Object.entries({
          "multiple-choice": { "option-0": "Laituri", "option-1": "Sauna", "at-most": "1" },
          scale: { low: "Likainen", high: "Siisti" },
          matrix: { "row-0": "Pukukopit", "row-1": "Roskikset", "column-0": "Huono", "column-1": "Hyvä" },
          "short-text": {},
          "long-text": { most: "500" },
          number: { least: "0", greatest: "120", unit: "vuotta" },
          "text-block": {},
        })) {
          await addHere(page);
          await add(kind);
          await page.locator("#text").fill(`Kysymys ${kind}`);
          for (const [id, typed] of Object.entries(fields)) await page.locator(`#${id}`).fill(typed);
          await look(page, `editor-${kind}`);
          await save();
          await expect(question(`Kysymys ${kind}`)).toBeVisible();
        }
        await look(page, "editor-questions");
      });

      await test.step("moves, copies, removes; what a condition needs stays", async () => {
        const first = question("Uitko <kaupungin> rannoilla?");
        await first.locator("button[name=down]").click();
        await expect(alert).toContainText("Missä?");
        await look(page, "editor-refused");
        const number = question("Kysymys number");
        await number.locator("button[name=up]").click();
        await expect(page.locator(".outline > li").nth(6)).toContainText("Kysymys number");
        if (hasScript) {
          const placeOf = (text: string) => page.locator(".outline > li").filter({ hasText: text }).locator("[data-handle]");
          await placeOf("Kysymys number").press("Alt+ArrowUp");
          await expect(page.locator(".outline > li").nth(5)).toContainText("Kysymys number");
          await expect(placeOf("Kysymys number"), "the focus goes along").toBeFocused();
          await placeOf("Kysymys number").press("Alt+ArrowDown");
          await expect(page.locator(".outline > li").nth(6)).toContainText("Kysymys number");
        }
        await number.locator("summary").click();
        await number.getByRole("link", { name: words("editor-move-to"), exact: true }).click();
        await expect(heading(page)).toHaveText(words("editor-move-title"));
        await look(page, "editor-move");
        await press("button", "editor-move");
        await expect(page.locator(".outline > li").nth(6)).toContainText("Kysymys number");
        await number.locator("summary").click();
        await number.getByRole("button", { name: words("editor-copy"), exact: true }).click();
        await expect(number).toHaveCount(2);
        await number.last().locator("summary").click();
        await number.last().getByRole("link", { name: words("editor-remove"), exact: true }).click();
        await expect(heading(page)).toHaveText(words("editor-remove-title"));
        await look(page, "editor-remove");
        await press("button", "editor-remove");
        await expect(number).toHaveCount(1);
        await page.locator("button[name=undo]").click();
        await expect(number, "what was removed is back").toHaveCount(2);
        await look(page, "editor-undone");
        await page.locator("button[name=redo]").click();
        await expect(number).toHaveCount(1);
      });

      await test.step("a second page with a heading and a condition", async () => {
        await press("button", "editor-page-add");
        await add("yes-no");
        await page.locator("#text").fill("Tulisitko uudestaan?");
        await save();
        await page.locator(".sheet[id^='p-']").last().locator("a[href$='/page/page_2']").click();
        await page.locator("#title").fill("Lopuksi");
        await page.locator("#condition > summary").click();
        await page.locator("#if-0").selectOption("answered-missa");
        await look(page, "editor-page");
        await save();
        await expect(page.locator(".sheet[id^='p-'] h2").last()).toContainText("Lopuksi");
        await press("link", "tasks-questions-replace");
        await look(page, "editor-from-file");
      });

      await test.step("looks over the file of another tool, and leaves it", async () => {
        const elements = [
          { type: "boolean", name: "swims", title: "Uitko?" },
          { type: "file", name: "photo", title: "Kuva" },
        ];
        const buffer = Buffer.from(JSON.stringify({ title: "Rannat", elements }));
        await page.locator("#file").setInputFiles({ name: "rannat.json", mimeType: "application/json", buffer });
        await press("button", "tasks-questions-save");
        await expect(page.locator("h1")).toHaveText(words("imports-title"));
        await expect(page.getByRole("main")).toContainText(words("imports-nothing-yet"));
        await look(page, "imports-preview");
        await press("link", "imports-cancel");
        const questions = page.url();
        await page.goto(`${questions}/downloads`);
        await look(page, "imports-downloads");
        await page.goto(`${questions}/from-task`);
        await look(page, "editor-from-task");
      });

      await test.step("writes the texts of a page in all languages", async () => {
        const questions = page.url().replace(/\/questions.*/, "/questions");
        await page.goto(questions);
        await press("link", "editor-translations");
        await expect(page.getByRole("progressbar")).toHaveCount(3);
        await look(page, "editor-translations");
        await page.goto(`${questions}/translations/page_1/missing`);
        await look(page, "editor-translations-page");
        await page.locator("[id='t-missa-text-en']").fill("Where?");
        await save();
        await page.goto(`${questions}/translations/page_1`);
        await expect(page.locator("[id='t-missa-text-en']")).toHaveValue("Where?");
      });

      await test.step("publishes; what members answer is edited with care", async () => {
        await page.goto(page.url().replace(/\/questions.*/, ""));
        await press("link", "tasks-publish");
        await press("button", "tasks-publish");
        await expect(page.getByRole("status")).toHaveText(words("common-flash-task-published"));
        await expect(page.getByRole("main")).toContainText(words("tasks-stage-open"));
        await press("link", "tasks-questions-edit");
        await expect(page.getByRole("main")).toContainText(words("editor-live"));
        await question("Missä?").locator("a").first().click();
        await page.locator("#text").fill("");
        await save();
        await expect(alert).toBeVisible();
        await look(page, "editor-live-errors");
      });
    });
  });
}

/** Goes on writing at the end of the last page. */
async function addHere(page: Page): Promise<void> {
  await page.locator(".sheet[id^='p-']").last().locator("a[href$='/add']").click();
}
