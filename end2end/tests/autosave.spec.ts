// A question of a draft is saved while it is written; what members answer is not.

import { expect } from "@playwright/test";
import { presses } from "../support/forms.ts";
import { test } from "../support/look.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";

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
