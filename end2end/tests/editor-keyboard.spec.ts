// A questionnaire is written with the keyboard alone: questions, options, a condition, their order, undoing.

import { heading } from "../support/forms.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";
import { expect, test } from "../support/test.ts";

test.skip(({ isMobile }) => isMobile, "a phone has no keyboard to go through pages with");

test("a questionnaire is written with the keyboard alone", async ({ page, kanssa, language, words, hasScript }) => {
  test.slow();
  const button = (name: string) => page.getByRole("button", { name: words(name), exact: true });
  const link = (name: string) => page.getByRole("link", { name: words(name), exact: true });
  const field = (name: string) => page.locator(`[name="${name}"]`);
  const stored = async () => {
    const task = page.url().split("/questions")[0];
    return (await (await page.request.get(`${task}/questions/file`)).json()).pages[0].questions;
  };
  await signInAsResearcher(page, kanssa, language, words);
  const task = await makeDraft(page);
  await page.goto(`${task}/questions`);

  await test.step("adds a question with options, hung on another", async () => {
    await press(page, page.locator(`a[href$="/questions/page/shore/add"]`).last());
    await expect(heading(page)).toHaveText(words("editor-add"));
    await press(page, link("editor-kind-single-choice"));
    await expect(heading(page)).toHaveText(words("editor-new"));
    await tabTo(page, field("text"));
    await page.keyboard.type("Milloin?");
    await tabTo(page, field("option-0"));
    await page.keyboard.type("Aamulla");
    await tabTo(page, field("option-1"));
    await page.keyboard.type("Illalla");
    await press(page, page.locator("#condition > summary"));
    await tabTo(page, page.locator("#if-0"));
    const wanted = await page.locator("#if-0").evaluate((list: HTMLSelectElement) =>
      [...list.options].findIndex((option) => option.value === "chosen-swims-yes"),
    );
    for (let step = 0; step < wanted; step += 1) await page.keyboard.press("ArrowDown");
    await expect(page.locator("#if-0")).toHaveValue("chosen-swims-yes");
    await press(page, button("projects-save"));
    await expect(page.locator("[data-question=milloin]")).toBeVisible();
    const [, , added] = await stored();
    expect(added.show_if).toBe("swims has 'yes'");
    expect(added.kind.single_choice.options.map((one: { code: string }) => one.code)).toEqual(["aamulla", "illalla"]);
  });

  await test.step("moves it, and takes that back", async () => {
    const up = page.locator("[data-question=milloin] button[name=up]");
    await press(page, up);
    await expect.poll(async () => (await stored()).map((one: { code: string }) => one.code)).toEqual(["swims", "milloin", "where"]);
    await press(page, page.locator("button[name=undo]"));
    await expect.poll(async () => (await stored()).map((one: { code: string }) => one.code)).toEqual(["swims", "where", "milloin"]);
  });

  await test.step("mends a mistake where the summary leads", async () => {
    await press(page, page.locator(`a[href$="/questions/question/where"]`).first());
    await expect(field("text")).toBeVisible();
    await tabTo(page, field("text"));
    for (const name of ["text", "text-sv", "text-en"]) {
      await expect(field(name)).toBeVisible();
      while (!(await field(name).evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
    }
    await press(page, button("projects-save"));
    await expect(page.getByRole("alert"), "the summary takes the focus").toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(field("text")).toBeFocused();
    await page.keyboard.type("Missä rannassa?");
    await press(page, button("projects-save"));
    await expect(page.locator("[data-question=where]")).toContainText("Missä rannassa?");
    if (hasScript) expect((await stored())[1].text.fi).toBe("Missä rannassa?");
  });
});
