// A researcher arranges questions by hand: drags them, and pastes lists; what may not stand where it
// was dropped goes back.

import { type Locator, type Page, expect } from "@playwright/test";
import { presses } from "../support/forms.ts";
import { test } from "../support/look.ts";
import { makeDraft, signInAsResearcher } from "../support/researcher.ts";

const yesNo = (code: string, more = {}) => ({ code, text: { fi: `Kysymys ${code}?`, sv: `Fråga ${code}?`, en: `Question ${code}?` }, kind: "yes_no", ...more });
const file = JSON.stringify({
  format: "kanssa-questionnaire/1",
  pages: [
    { code: "first", questions: [yesNo("a"), yesNo("b", { show_if: { chosen: { question: "a", option: "yes" } } }), yesNo("c")] },
    { code: "second", questions: [yesNo("d")] },
  ],
});

test.skip(({ isMobile }) => isMobile, "questionnaires are written at a desk");

test("questions are dragged", async ({ page, kanssa, words, language, hasScript, look }) => {
  test.skip(!hasScript, "without a program there are buttons");
  await signInAsResearcher(page, kanssa, language, words);
  await page.goto(`${await makeDraft(page, file)}/questions`);
  const card = (code: string) => page.locator(`[data-question="${code}"]`);
  const order = () => page.locator("[data-question]").evaluateAll((cards) => cards.map((one) => (one as HTMLElement).dataset.question).join(""));

  await test.step("below another question, with the place marked on the way", async () => {
    await drag(page, card("c"), card("a"), "above", () => expect(card("a")).toHaveClass(/is-before/));
    await expect.poll(order).toBe("cabd");
    await expect(card("c").locator("[data-handle]"), "the focus goes along").toBeFocused();
  });

  await test.step("to another page", async () => {
    await drag(page, card("c"), card("d"), "below");
    await expect.poll(order).toBe("abdc");
  });

  await test.step("Escape lets go of it where it was", async () => {
    await drag(page, card("c"), card("a"), "above", () => page.keyboard.press("Escape"));
    expect(await order()).toBe("abdc");
  });

  await test.step("what a condition needs stays before it, and why is said", async () => {
    await drag(page, card("a"), card("d"), "below");
    await expect(page.locator(".error-summary")).toBeFocused();
    expect(await order()).toBe("abdc");
    await look(page, "arranging-refused");
  });

  await test.step("a page goes with all that is on it, and comes back", async () => {
    await drag(page, page.locator('[data-page="second"]'), page.locator('[data-page="first"]'), "above");
    await expect.poll(order).toBe("dcab");
    await page.locator("button[name=undo]").click();
    await expect.poll(order).toBe("abdc");
  });
});

test("a list is pasted", async ({ page, kanssa, words, language, look }) => {
  await signInAsResearcher(page, kanssa, language, words);
  const task = await makeDraft(page, file);
  await page.goto(`${task}/questions/page/second/add`);
  await page.getByRole("link", { name: words("editor-kind-single-choice"), exact: true }).click();
  await page.locator("#text").fill("Missä uit?");
  await page.locator("#option-0").fill("Hietaniemi");
  await page.locator("details > summary").filter({ hasText: words("editor-paste") }).click();
  await page.locator("textarea[name^=paste]").first().fill("Pihlajasaari\n\n  Munkkiniemi  \nUunisaari\n");
  await look(page, "arranging-paste");
  await presses(page, words)("button", "editor-paste-add");
  const options = page.locator("#options input[type=text][id^=option-]:not([id*='-sv']):not([id*='-en']):not([id*='-code'])");
  await expect.poll(() => options.evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value).filter(Boolean).join("|"))).toBe("Hietaniemi|Pihlajasaari|Munkkiniemi|Uunisaari");
  await presses(page, words)("button", "projects-save");
  await page.goto(`${task}/questions/question/missa_uit`);
  await expect(page.locator("#option-3")).toHaveValue("Uunisaari");
});

/** Takes something by its handle, holds it over half of another, and lets go. */
async function drag(page: Page, held: Locator, over: Locator, side: "above" | "below", meanwhile?: () => Promise<void>): Promise<void> {
  const handle = held.locator("[data-handle]").first();
  await handle.scrollIntoViewIfNeeded();
  const from = await boxOf(handle);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  const to = await boxOf(over);
  await page.mouse.move(to.x + to.width / 2, side === "above" ? to.y + 4 : to.y + to.height - 4, { steps: 8 });
  await meanwhile?.();
  await page.mouse.up();
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not shown");
  return box;
}
