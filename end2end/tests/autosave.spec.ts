// A question of a draft is saved while it is written; what members answer is not.

import { expect } from "@playwright/test";
import { presses } from "../support/forms.ts";
import { test } from "../support/look.ts";
import { file, makeDraft, signInAsResearcher } from "../support/researcher.ts";

test.skip(({ isMobile }) => isMobile, "questionnaires are written at a desk");

test("a draft is saved while it is written", async ({ page, context, kanssa, words, language, hasScript, look }) => {
  await signInAsResearcher(page, kanssa, language, words);
  const task = await makeDraft(page);
  const address = `${task}/questions/question/swims`;
  const told = page.locator("[data-autosave]");
  const stored = async () => {
    const file = await page.request.get(`${task}/questions/file`);
    return (await file.json()).pages[0].questions[0].text.fi;
  };
  await page.goto(address);
  if (!hasScript) {
    await expect(told, "nothing is promised that a program would have to keep").toHaveText("");
    await expect(page.locator("[data-cancel]")).toHaveText(words("projects-cancel"));
    return;
  }
  await expect(told).toHaveText(words("editor-autosave"));

  await test.step("after a pause, and again after the next", async () => {
    await page.locator("#text").fill("Uitko joskus?");
    await expect(told).toHaveText(words("editor-autosave-saved"));
    expect(await stored()).toBe("Uitko joskus?");
    await page.locator("#text").fill("Uitko usein?");
    await expect.poll(stored).toBe("Uitko usein?");
    await expect(told).toHaveText(words("editor-autosave-saved"));
    await look(page, "autosave-saved");
  });

  await test.step("what is wrong waits, and the button says what", async () => {
    for (const id of ["#text", "#text-sv", "#text-en"]) await page.locator(id).fill("");
    await expect(told).toHaveText(words("editor-autosave-waits"));
    expect(await stored()).toBe("Uitko usein?");
    await look(page, "autosave-waits");
    await presses(page, words)("button", "projects-save");
    await expect(page.locator(".error-summary")).toBeVisible();
  });

  await test.step("the button after it, and leaving in the middle of a word", async () => {
    await page.locator("#text").fill("Uitko aina?");
    await presses(page, words)("button", "projects-save");
    await expect(page.locator("[data-question=swims]")).toContainText("Uitko aina?");
    await page.goto(address);
    await page.locator("#text").fill("Uitko vielä?");
    await page.locator("[data-cancel]").click();
    await expect(page.locator("[data-question=swims]")).toContainText("Uitko vielä?");
  });

  await test.step("somebody else's change is not written over", async () => {
    await page.goto(address);
    const other = await context.newPage();
    await other.goto(address);
    await other.locator("#text").fill("Uiko joku?");
    await presses(other, words)("button", "projects-save");
    await other.close();
    await page.locator("#text").fill("Uimmeko?");
    await expect(told).toHaveText(words("editor-autosave-waits"));
    expect(await stored()).toBe("Uiko joku?");
    await presses(page, words)("button", "projects-save");
    await expect(page.locator(".beside")).toContainText("Uiko joku?");
  });

  await test.step("of what members answer nothing half written goes out", async () => {
    const revision = await page.request.get(task).then(async (answer) => /name="revision" value="(\d+)"/.exec(await answer.text())?.[1] ?? "");
    const published = await page.request.post(`${task}/publish`, { form: { revision }, maxRedirects: 0 });
    expect(published.status()).toBe(303);
    await page.goto(address);
    await expect(told).toHaveCount(0);
  });
});

test("pages, endings, quotas and translations of a draft are saved while they are written", async ({ page, kanssa, words, language, hasScript }) => {
  test.skip(!hasScript, "the test above says what holds without a program");
  await signInAsResearcher(page, kanssa, language, words);
  const questionnaire = JSON.parse(file);
  questionnaire.endings = [{ code: "thanks", title: { fi: "Kiitos" } }];
  questionnaire.quotas = [{ code: "all", limit: 40 }];
  const task = await makeDraft(page, JSON.stringify(questionnaire));
  const told = page.locator("[data-autosave]");
  const stored = async () => (await page.request.get(`${task}/questions/file`)).json();
  const type = async (path: string, field: string, text: string) => {
    await page.goto(`${task}/questions/${path}`);
    await expect(told).toHaveText(words("editor-autosave"));
    await page.locator(`[name="${field}"]`).fill(text);
    await expect(told).toHaveText(words("editor-autosave-saved"));
  };
  await type("page/shore", "title", "Rannalla");
  await type("ending/thanks", "title", "Kiitos sinulle");
  await type("quota/all", "limit", "48");
  const after = await stored();
  expect(after.pages[0].title.fi).toBe("Rannalla");
  expect(after.endings[0].title.fi).toBe("Kiitos sinulle");
  expect(after.quotas[0].limit).toBe(48);

  await test.step("a tab in a line is a space, and the same form goes on", async () => {
    await page.goto(`${task}/questions/page/shore`);
    await page.locator('[name="title"]').fill("Rannalla\tja");
    await expect.poll(async () => (await stored()).pages[0].title.fi).toBe("Rannalla ja");
    await expect(told).toHaveText(words("editor-autosave-saved"));
    await page.locator('[name="title"]').fill("Rannalla\tja vedessä");
    await expect.poll(async () => (await stored()).pages[0].title.fi).toBe("Rannalla ja vedessä");
    await page.goto(`${task}/questions/translations/shore`);
    for (const [text, kept] of [["På\tstranden", "På stranden"], ["På\tstranden nu", "På stranden nu"]]) {
      await page.locator('[name$="title-sv"]').first().fill(text!);
      await expect.poll(async () => (await stored()).pages[0].title.sv).toBe(kept);
      await expect(told).toHaveText(words("editor-autosave-saved"));
    }
  });

  await test.step("a text that is written on while the last of it is saved is nobody else's", async () => {
    await type("translations/shore", "t-swims-text-sv", "Simmar");
    await page.locator('[name="t-swims-text-sv"]').fill("Simmar du");
    await page.locator('[name="t-where-text"]').fill("Missä uit?");
    await expect.poll(async () => (await stored()).pages[0].questions[1].text.fi).toBe("Missä uit?");
    await page.locator('[name="t-swims-text-sv"]').fill("Simmar du ofta?");
    await expect.poll(async () => (await stored()).pages[0].questions[0].text.sv).toBe("Simmar du ofta?");
    await expect(told).toHaveText(words("editor-autosave-saved"));
  });
});

test("what somebody else saves just after a saving is not written over, and what is on its way is not left behind", async ({ page, kanssa, words, language, hasScript }) => {
  test.skip(!hasScript, "without a program the button saves");
  await signInAsResearcher(page, kanssa, language, words);
  const task = await makeDraft(page);
  const told = page.locator("[data-autosave]");
  const address = `${task}/questions/question/swims`;
  const stored = async () => (await (await page.request.get(`${task}/questions/file`)).json()).pages[0].questions[0].text.fi;
  await page.goto(address);
  const seen = page.locator('[name="seen"]');
  const before = await seen.inputValue();

  await test.step("between the saving and the look at what came of it", async () => {
    let isFirst = true;
    await page.route(`**${new URL(address, page.url()).pathname}`, async (route) => {
      if (route.request().method() === "GET" && isFirst) {
        isFirst = false;
        const form = await (await page.request.get(address)).text();
        const fields = await page.evaluate((html) => {
          const form = new DOMParser().parseFromString(html, "text/html").querySelector<HTMLFormElement>("form.editor")!;
          return [...new FormData(form)].filter(([, value]) => typeof value === "string") as [string, string][];
        }, form);
        const others = Object.fromEntries(fields.map(([name, value]) => [name, name === "text" ? "Uiko joku?" : value]));
        const saved = await page.request.post(address, { form: others, maxRedirects: 0 });
        expect(saved.status()).toBe(303);
      }
      await route.continue();
    });
    await page.locator("#text").fill("Uitko joskus?");
    await expect.poll(stored).toBe("Uiko joku?");
    await page.locator("#text").fill("Uitko usein?");
    await expect(told).toHaveText(words("editor-autosave-waits"));
    expect(await stored(), "theirs stands").toBe("Uiko joku?");
    expect(await seen.inputValue()).toBe(before);
    await page.unrouteAll({ behavior: "wait" });
  });

  await test.step("the browser asks before a text is left whose saving is under way", async () => {
    await page.goto(address);
    let go = () => {};
    const isHeld = new Promise<void>((resolve) => { go = resolve; });
    let isUnderWay = false;
    await page.route(`**${new URL(address, page.url()).pathname}`, async (route) => {
      if (route.request().method() === "POST") {
        isUnderWay = true;
        await isHeld;
      }
      await route.continue();
    });
    await page.locator("#text").fill("Uitko");
    await expect.poll(() => isUnderWay).toBe(true);
    await page.locator("#text").fill("Uitko sinä?");
    const asked = page.waitForEvent("dialog");
    const leaving = page.evaluate(() => location.reload()).catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    go();
    await leaving;
    await expect.poll(stored).toBe("Uitko sinä?");
  });
});

test("rows that are added while a draft is saved keep the codes they get", async ({ page, kanssa, words, language, hasScript }) => {
  test.skip(!hasScript, "without a program the button saves");
  await signInAsResearcher(page, kanssa, language, words);
  const questionnaire = JSON.parse(file);
  const options = [{ code: "a", text: { fi: "Aamulla" } }];
  questionnaire.pages[0].questions.push({ code: "when", text: { fi: "Milloin?" }, kind: { single_choice: { options } } });
  const task = await makeDraft(page, JSON.stringify(questionnaire));
  const codes = async () => {
    const stored = await (await page.request.get(`${task}/questions/file`)).json();
    return stored.pages[0].questions[2].kind.single_choice.options.map((option: { code: string }) => option.code);
  };
  await page.goto(`${task}/questions/question/when`);
  await presses(page, words)("button", "editor-more-options");
  await page.locator('[name="option-1"]').fill("Illalla");
  await expect.poll(codes).toEqual(["a", "illalla"]);
  await expect(page.locator("[data-autosave]")).toHaveText(words("editor-autosave-saved"));
  await page.locator('[name="option-1"]').fill("Iltaisin");
  await page.locator('[name="option-0"]').fill("Aamuisin");
  await expect.poll(async () => (await page.request.get(`${task}/questions/file`)).text()).toContain("Aamuisin");
  expect(await codes()).toEqual(["a", "illalla"]);
});
