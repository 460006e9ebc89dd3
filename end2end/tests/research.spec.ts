// A researcher makes a project and a task, publishes it, reads results, tells what came of it; every
// page of it looked over in every language.

import { createHash } from "node:crypto";
import { titleOf } from "../support/content.ts";
import { heading, presses } from "../support/forms.ts";
import { expect, test } from "../support/look.ts";
import { file, signInAsResearcher } from "../support/researcher.ts";
import { totp } from "../support/totp.ts";
import { languages, locales, onceWithoutScript } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("a task from its project to what came of it", async ({ page, kanssa, words, look }) => {
      test.slow();
      const press = presses(page, words);
      await test.step("signs in to an account of its own", () => signInAsResearcher(page, kanssa, language, words));

      await test.step("makes a project; what is missing is said", async () => {
        await press("link", "projects-title");
        await look(page, "projects-none");
        await press("link", "projects-new");
        await press("button", "projects-save");
        await expect(page.getByRole("alert")).toContainText(words("projects-purpose-missing"));
        await look(page, "project-errors");
        await page.locator("#name").fill("Rannat & <laiturit>");
        await page.locator("#purpose").fill("Selvitämme, missä uidaan.");
        await page.locator("#service").fill("Uimarannat");
        await page.locator("#ends").fill("2031-12-31");
        await press("button", "projects-save");
        await expect(heading(page)).toHaveText("Rannat & <laiturit>");
        await look(page, "project");
      });
      const project = page.url();

      await test.step("partners and colleagues", async () => {
        await page.goto(`${project}/partners`);
        await press("button", "projects-partner-add");
        await look(page, "partners-errors");
        await page.locator("#partner").fill("Tutkimus Oy");
        await page.locator("#role").fill("lukee vastaukset");
        await page.locator("#contract").fill("2026-17");
        await page.locator("#until").fill("2031-01-31");
        await press("button", "projects-partner-add");
        await expect(page.getByRole("main")).toContainText("Tutkimus Oy");
        await look(page, "partners");
        await page.goto(`${project}/colleagues`);
        await press("button", "projects-save");
        await look(page, "colleagues-error");
      });

      await test.step("makes a task from a file and publishes it", async () => {
        await page.goto(`${project}/tasks/new`);
        await page.locator("#title").fill("Missä uit?");
        await page.locator("details.more summary").click();
        const chosen = (text: string) => ({ name: "questions.json", mimeType: "application/json", buffer: Buffer.from(text) });
        await page.locator("#file").setInputFiles(chosen(file.replace("yes_no", "yes_or_no")));
        await press("button", "projects-save");
        await expect(page.getByRole("alert")).toContainText("yes_or_no");
        await look(page, "task-new-errors");
        await expect(page.locator("#title"), "nothing typed is lost").toHaveValue("Missä uit?");
        await page.locator("#file").setInputFiles(chosen(file));
        await press("button", "projects-save");
        await look(page, "task-draft");
        await press("link", "tasks-publish");
        await expect(heading(page)).toHaveText(words("tasks-publish-title"));
        await look(page, "task-publish");
        await press("button", "tasks-publish");
        await expect(page.getByRole("status")).toHaveText(words("common-flash-task-published"));
        await expect(page.getByRole("main")).toContainText(words("tasks-stage-open"));
        await look(page, "task-open");
      });
      const task = page.url();

      await test.step("settings, questions, closing", async () => {
        await page.goto(`${task}/settings`);
        await look(page, "task-settings");
        await page.goto(`${task}/questions/from-file`);
        await page.locator("#pasted").fill(file.slice(0, -4));
        await press("button", "tasks-questions-save");
        await expect(page.getByRole("alert")).toBeVisible();
        await look(page, "task-questions-error");
        await page.goto(`${task}/results`);
        await look(page, "results-choice");
        await press("button", "results-choose");
        await expect(heading(page)).toHaveText(words("results-sure-title"));
        await look(page, "results-sure");
        await press("button", "results-choose");
        await expect(page.getByRole("status")).toHaveText(words("common-flash-results-opened"));
        await look(page, "results-too-few");
        await page.goto(`${task}/close`);
        await press("button", "tasks-close");
        await look(page, "task-close-error");
        await page.getByLabel(words("tasks-drafts-remove")).check();
        await press("button", "tasks-close");
        await page.goto(`${task}/reopen`);
        await look(page, "task-reopen");
      });

      await test.step("tells what came of it", async () => {
        await page.goto(task);
        await press("link", "tasks-archive");
        await press("button", "tasks-archive");
        await look(page, "task-archive-errors");
        await page.locator("#learned").fill("Uidaan paljon.");
        await page.locator("#changes").fill("Kaksi laituria lisää.");
        await press("button", "tasks-archive");
        await expect(heading(page)).toHaveText(words("tasks-archive-sure"));
        await look(page, "task-archive-sure");
        await press("button", "tasks-archive");
        await expect(page.getByRole("main")).toContainText(words("tasks-stage-archived"));
        await expect(page.getByRole("main")).toContainText("Kaksi laituria lisää.");
        await look(page, "task-archived");
      });
    });

    test("the results of the demo: figures for every kind of question, a filter, what was written", async ({ page, kanssa, words, hasScript, look }) => {
      test.slow();
      const press = presses(page, words);
      await page.goto(kanssa.ready.researcher.address);
      await page.getByLabel(words("staff-second-factor-code")).fill(totp(kanssa.ready.researcher.totp_secret ?? ""));
      await page.getByRole("button", { name: words("accounts-link-submit") }).click();
      await page.goto("/staff/projects");
      await page.getByRole("button", { name: { fi: "Suomi", sv: "Svenska", en: "English" }[language] }).click();
      await look(page, "projects");
      /** Opens the results of a task of the demo, by the first comparison there is. */
      const openResults = async (title: string): Promise<void> => {
        await page.goto("/staff/projects");
        for (const link of await page.locator(".card h2 a").all()) {
          const href = (await link.getAttribute("href")) ?? "";
          const project = await page.context().request.get(href);
          if (!(await project.text()).includes(title.replaceAll("&", "&amp;"))) continue;
          await page.goto(href);
          break;
        }
        await page.getByRole("link", { name: title, exact: true }).click();
        await press("link", "results-title");
        if (await page.locator("#compare").isVisible()) {
          const boxes = page.getByRole("checkbox");
          await boxes.first().check();
          await press("button", "results-choose");
          await expect(heading(page)).toHaveText(words("results-sure-title"));
          await press("button", "results-choose");
          await expect(page.getByRole("status")).toHaveText(words("common-flash-results-opened"));
        }
        await expect(async () => {
          await page.reload();
          await expect(page.locator(".figures").first()).toBeVisible({ timeout: 500 });
        }).toPass({ timeout: 30_000 });
      };
      await openResults(titleOf("winter_maintenance", language));
      const task = page.url().replace(/\/results.*/, "");
      await look(page, "results");
      expect(await page.locator(".figures caption").count(), "each table says what it is").toBe(await page.locator(".figures").count());
      await page.locator(".filter select").first().selectOption({ index: 1 });
      await press("button", "results-filter-show");
      await look(page, "results-filtered");
      await page.goBack();
      await page.getByRole("link", { name: words("results-read-words") }).first().click();
      await look(page, "results-words");
      await page.getByLabel(words("results-search")).fill("xyzzy");
      await press("button", "results-search-do");
      await expect(page.getByRole("status")).toContainText("0");

      await test.step("a file of the answers: asked for, made, downloaded, deleted", async () => {
        await page.goto(`${task}/files`);
        await press("button", "exports-ask");
        await expect(page.getByRole("alert")).toContainText(words("exports-reason-missing"));
        await look(page, "files-error");
        await page.locator("#reason").fill("Talvikunnossapidon & <reittien> suunnittelu");
        await press("button", "exports-ask");
        const table = page.locator('a[href$="/table"]');
        await expect(async () => {
          if (!hasScript) await page.reload(); // with JavaScript the page looks again by itself
          await expect(table).toBeVisible({ timeout: 500 });
        }).toPass({ timeout: 30_000 });
        await look(page, "file-ready");
        const begun = page.waitForEvent("download");
        await table.click();
        const stream = await (await begun).createReadStream();
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const content = Buffer.concat(chunks);
        const told = await page.locator("code.hash").first().textContent();
        expect(createHash("sha256").update(content).digest("hex"), "the checksum on the page is the file's").toBe(told);
        await page.reload();
        await press("button", "exports-deleted");
        await look(page, "file-deleted");
        await page.goto("/staff/files");
        await look(page, "files-mine");
      });

      await test.step("where members stopped, of a task that is over, and how long the others took", async () => {
        await openResults(titleOf("library_services", language));
        await expect(page.getByRole("heading", { name: words("results-course"), exact: true })).toBeVisible();
        await expect(async () => {
          await page.reload();
          for (const table of ["results-stops", "results-times"]) {
            await expect(page.getByRole("table", { name: words(table) })).toBeVisible({ timeout: 500 });
          }
        }).toPass({ timeout: 30_000 });
        await expect(page.getByRole("table", { name: words("results-completion") }).getByRole("row")).toHaveCount(3);
        await look(page, "results-course");
      });
    });
  });
}
