// A questionnaire through its life: ten questions in three languages with branches, written in the
// browser from nothing, published, answered, edited while it is live, answered again; the results of
// both versions read together, in the page and in a file.

import type { Page } from "@playwright/test";
import { presses } from "../support/forms.ts";
import type { Kanssa } from "../support/kanssa.ts";
import { expect, test } from "../support/look.ts";
import { Member, newPseudonym } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";
import type { Language } from "../support/words.ts";

type InThree = [fi: string, sv: string, en: string];
type Written = { kind: string; text: InThree; more?: Record<string, InThree>; plain?: Record<string, string>; required?: true; if?: string };

/** The codes that members' answers are kept under come of the Finnish words. */
const questions: Written[] = [
  { kind: "yes-no", text: ["Uitko?", "Simmar du?", "Do you swim?"], required: true },
  {
    kind: "single-choice",
    text: ["Missä?", "Var?", "Where?"],
    more: { "option-0": ["Hietaniemi", "Sandudd", "Hietaniemi beach"], "option-1": ["Pihlajasaari", "Rönnskär", "Pihlajasaari island"] },
    required: true,
    if: "chosen-uitko-yes",
  },
  {
    kind: "multiple-choice",
    text: ["Miksi et?", "Varför inte?", "Why not?"],
    more: { "option-0": ["Kylmää", "Det är kallt", "It is cold"], "option-1": ["Kaukana", "Långt borta", "Far away"] },
    if: "chosen-uitko-no",
  },
  { kind: "scale", text: ["Siisteys", "Renlighet", "Tidiness"], more: { low: ["Likainen", "Smutsig", "Dirty"], high: ["Siisti", "Ren", "Clean"] } },
  {
    kind: "matrix",
    text: ["Palvelut", "Tjänster", "Services"],
    more: {
      "row-0": ["Pukukopit", "Omklädningsrum", "Changing rooms"],
      "row-1": ["Roskikset", "Skräpkorgar", "Litter bins"],
      "column-0": ["Huono", "Dålig", "Poor"],
      "column-1": ["Hyvä", "Bra", "Good"],
    },
  },
  { kind: "number", text: ["Matka", "Resan", "Journey"], plain: { least: "0", greatest: "120" } },
  { kind: "short-text", text: ["Paras", "Bäst", "Best thing"] },
  { kind: "long-text", text: ["Toive", "Önskan", "Wish"], if: "answered-missa" },
  { kind: "yes-no", text: ["Saunotko?", "Bastar du?", "Do you go to the sauna?"] },
  { kind: "yes-no", text: ["Tuletko?", "Kommer du?", "Will you come again?"] },
];

test("answers to two versions are read together", async ({ page, context, kanssa, words, language, hasScript, look, isMobile }) => {
  test.skip(isMobile, "questionnaires are written at a desk");
  test.setTimeout(180_000);
  const press = presses(page, words);
  const save = () => press("button", "projects-save");
  await signInAsResearcher(page, kanssa, language, words);
  const task = await makeDraft(page, "");
  const path = new URL(task).pathname.replace("/staff", "");

  await test.step("ten questions are written in three languages", async () => {
    await page.goto(`${task}/questions`);
    await press("button", "editor-begin");
    for (const [number, question] of questions.entries()) {
      if (number > 0) await page.locator(".sheet[id^='p-']").last().locator("a[href$='/add']").click();
      await page.getByRole("link", { name: words(`editor-kind-${question.kind}`), exact: true }).click();
      await write(page, "text", question.text);
      for (const [id, texts] of Object.entries(question.more ?? {})) await write(page, id, texts);
      for (const [id, typed] of Object.entries(question.plain ?? {})) await page.locator(`#${id}`).fill(typed);
      if (question.required) await page.getByLabel(words("editor-required"), { exact: true }).check();
      if (question.if) {
        await page.locator("#condition > summary").click();
        await page.locator("#if-0").selectOption(question.if);
      }
      await save();
      await expect(page.locator(".outline > li"), question.text[0]).toHaveCount(number + 1);
    }
    await look(page, "versions-written");
    await page.goto(`${task}/questions/translations`);
    for (const bar of await page.getByRole("progressbar").all()) {
      expect(await bar.getAttribute("value"), "nothing is left to translate").toBe(await bar.getAttribute("max"));
    }
  });

  await test.step("it is published", async () => {
    await page.goto(task);
    await press("link", "tasks-publish");
    await expect(page.locator("dd").filter({ has: page.getByRole("link", { name: words("lint-title") }) })).toBeVisible();
    await look(page, "versions-publish");
    await press("button", "tasks-publish");
    await expect(page.getByRole("status")).toHaveText(words("common-flash-task-published"));
  });
  const atWork = await context.cookies();

  await test.step("a member answers it on a page, seven more beside", async () => {
    await context.clearCookies();
    await Member.join(kanssa, language, context);
    const sheet = await begin(page, path, words, hasScript);
    await sheet.tick("uitko", "yes");
    await shows(sheet, "missa");
    await expect(sheet.question("miksi_et")).toBeHidden();
    await sheet.enter({ missa: "hietaniemi", siisteys: "p4", matka: "12", paras: "Hiekka", saunotko: "yes" });
    await shows(sheet, "toive");
    await sheet.enter({ toive: "Laituri" });
    await sheet.lookOver();
    await sheet.send();
    for (let sent = 0; sent < 7; sent += 1) await answer(kanssa, language, path, { "q-uitko": "no", "q-miksi_et": "kylmaa", "q-matka": "30" });
  });

  await test.step("it is edited while it is live", async () => {
    await context.clearCookies();
    await context.addCookies(atWork);
    await page.goto(`${task}/questions/question/missa`);
    await write(page, "text", ["Missä uit useimmin?", "Var simmar du oftast?", "Where do you swim most often?"]);
    await press("button", "editor-more-options");
    await write(page, "option-2", ["Munkkiniemi", "Munksnäs", "Munkkiniemi beach"]);
    await save();
    await expect(page.locator(".outline > li").nth(1)).toContainText("Missä uit useimmin?");
    await look(page, "versions-live");
  });

  await test.step("eight more answer the later version", async () => {
    await context.clearCookies();
    await Member.join(kanssa, language, context);
    const sheet = await begin(page, path, words, hasScript);
    await sheet.tick("uitko", "yes");
    await shows(sheet, "missa");
    await expect(sheet.question("missa")).toContainText("Missä uit useimmin?");
    await sheet.enter({ missa: "munkkiniemi", saunotko: "no" });
    await shows(sheet, "toive");
    await sheet.lookOver();
    await sheet.send();
    for (let sent = 0; sent < 7; sent += 1) await answer(kanssa, language, path, { "q-uitko": "yes", "q-missa": "hietaniemi" });
  });

  await test.step("the results are of both", async () => {
    await context.clearCookies();
    await context.addCookies(atWork);
    await page.goto(`${task}/results`);
    await press("button", "results-choose");
    await press("button", "results-choose");
    const chart = page.locator(".result").filter({ has: page.getByRole("heading", { name: "Missä uit useimmin?" }) });
    await expect(async () => {
      await page.reload();
      await expect(chart.locator(".figures")).toContainText("Munkkiniemi", { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await expect(page.locator(".changes")).toContainText("Missä?");
    await expect(page.locator(".changes")).toContainText("Munkkiniemi");
    await look(page, "versions-results");
  });

  await test.step("and so is a file of them", async () => {
    await page.goto(`${task}/files`);
    await page.locator("#reason").fill("Rantojen suunnittelu");
    await page.locator("input[name=format][value=csv]").check();
    await press("button", "exports-ask");
    const table = page.locator('a[href$="/table"]');
    await expect(async () => {
      if (!hasScript) await page.reload();
      await expect(table).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
    const text = async (kind: string) => {
      const address = await page.locator(`a[href$="/${kind}"]`).getAttribute("href");
      const answer = await page.request.get(address ?? "");
      return (await answer.text()).trim().split(/\r?\n/).map((line) => line.split(","));
    };
    const [columns = [], ...rows] = await text("table");
    const of = (name: string) => rows.map((row) => row[columns.indexOf(name)]);
    expect(rows).toHaveLength(16);
    const [earlier, later] = [...new Set(of("version"))].sort();
    expect(of("version").filter((version) => version === earlier)).toHaveLength(8);
    expect(of("missa").filter((place) => place === "munkkiniemi")).toHaveLength(1);
    const codebook = (await text("codebook")).map((line) => line.slice(0, 5).join(","));
    expect(codebook).toEqual(
      expect.arrayContaining([
        `missa,single_choice,,${earlier},Missä?`,
        `missa,single_choice,,${later},Missä uit useimmin?`,
        `missa,single_choice,hietaniemi,${earlier} ${later},Hietaniemi`,
        `missa,single_choice,munkkiniemi,${later},Munkkiniemi`,
      ]),
    );
  });
});

/** Writes a text in three languages, each where it is asked for. */
async function write(page: Page, id: string, [fi, sv, en]: InThree): Promise<void> {
  for (const [field, typed] of [[id, fi], [`${id}-sv`, sv], [`${id}-en`, en]] as const) {
    const closed = page.locator("details:not([open])").filter({ has: page.locator(`#${field}`) });
    for (const one of await closed.all()) await one.locator("> summary").click();
    await page.locator(`#${field}`).fill(typed);
  }
}

async function begin(page: Page, path: string, words: ConstructorParameters<typeof Questionnaire>[1], hasScript: boolean): Promise<Questionnaire> {
  await page.goto(path);
  await presses(page, words)("link", "tasks-start");
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.isReady();
  return sheet;
}

/** What is due by what was just answered: without a program, when the page comes once more. */
async function shows(sheet: Questionnaire, code: string): Promise<void> {
  if (!sheet.hasScript) await sheet.press("answers-to-review");
  await expect(sheet.question(code)).toBeVisible();
}

/** Somebody else answers, without a look. */
async function answer(kanssa: Kanssa, language: Language, path: string, fields: Record<string, string>): Promise<void> {
  const poster = await Member.begin(kanssa, language);
  await poster.post("/account/pseudonym", { pseudonym: newPseudonym() });
  for (let shown = 0; shown < 2; shown += 1) await poster.post(`${path}/answer/page_1`, { ...fields, go: "next" });
  await poster.post(`${path}/send`, { go: "send" });
}
