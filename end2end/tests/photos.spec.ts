// Photos in answers: chosen, made small, sent, removed; without JavaScript too, and with no network.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { presses } from "../support/forms.ts";
import { Member } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { everythingKept, isKept } from "../support/storage.ts";
import { expect, test } from "../support/look.ts";

/** A bench of 3000 × 2000 points, with the place and the device in it. */
const BENCH = join(import.meta.dirname, "../files/bench.jpg");
const LETTER = { name: "letter.jpg", mimeType: "image/jpeg", buffer: Buffer.from("Dear city") };

const photos = (page: Page) => page.locator('[data-photos="spots"] [data-photo] img');

/** To the page with the photo question, through what must be answered before it. */
async function open(sheet: Questionnaire, language: "fi" | "sv" | "en"): Promise<void> {
  await sheet.open("beach_summer", language);
  await sheet.tick("beach", "tuuli");
  await sheet.next();
  await expect(sheet.question("stars")).toBeVisible();
  await sheet.next();
  await expect(sheet.question("spots")).toBeVisible();
}

test("a photo is chosen, looked at, taken out, looked over and sent, without place and device", async ({ page, context, kanssa, language, words, hasScript, look }) => {
  test.slow();
  const original = await readFile(BENCH);
  expect(original.includes("Exif") && original.includes("TestPhone")).toBe(true);
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await open(sheet, language);
  const question = sheet.question("spots");
  await expect(question).toContainText(words("answers-photos-notice"));
  const choose = async (...files: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>) => {
    await question.locator('input[type="file"]').setInputFiles(...files);
  };
  const remove = question.getByRole("button", { name: words("answers-photo-remove") });

  await test.step("what is no picture is refused, and the rest of the page stays", async () => {
    await page.locator('[name="q-tell"]').fill("Laituri on rikki.");
    await choose([LETTER]);
    if (!hasScript) await sheet.press("answers-to-review");
    await expect(question).toContainText(words("answers-problem-not-a-photo"));
    await expect(page.locator('[name="q-tell"]')).toHaveValue("Laituri on rikki.");
    await expect(photos(page)).toHaveCount(0);
  });

  await test.step("two are added and one is taken out", async () => {
    await choose([BENCH, BENCH]);
    if (!hasScript) {
      await choose([BENCH, BENCH]);
      await sheet.lookOver();
      await sheet.back();
    }
    await expect(photos(page)).toHaveCount(2);
    if (hasScript) await expect(question.locator("[data-photo-status]")).toHaveText(words("answers-photo-stored"));
    await expect(question.locator("progress"), "none is under way").toHaveCount(0);
    await look(page, "photos");
    await remove.first().click();
    await expect(photos(page)).toHaveCount(1);
    await sheet.isSaved();
  });

  await test.step("it is there after a reload, in the review and in what was sent", async () => {
    await page.reload();
    await sheet.isReady();
    await expect(photos(page)).toHaveCount(1);
    await sheet.lookOver();
    await expect(sheet.reviewed("spots")).toHaveText(/^1 \S+$/);
    await expect(page.locator('[data-photos-of="spots"] img')).toHaveCount(1);
    await look(page, "photos-review");
    await sheet.send();
    const image = page.getByRole("img", { name: words("answers-photo", { number: 1 }) });
    await expect(image).toHaveCount(1);
    const served = await page.request.get(`${kanssa.origin}${await image.getAttribute("src")}`);
    expect(served.headers()["content-type"]).toBe("image/jpeg");
    const bytes = await served.body();
    expect(bytes.includes("Exif") || bytes.includes("TestPhone"), "neither place nor device").toBe(false);
    expect(bytes.length).toBeLessThan(original.length * 4);
    await look(page, "photos-sent");
  });
});

test("with no network photos are kept on the device, and sent when it is back", async ({ page, context, kanssa, language, words, hasScript, watch }) => {
  test.skip(!hasScript, "only a program in the browser can keep photos");
  test.slow();
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await open(sheet, language);
  await isKept(page);
  watch.networkIsCut();
  await context.setOffline(true);
  try {
    await sheet.question("spots").locator('input[type="file"]').setInputFiles(BENCH);
    await expect(photos(page)).toHaveCount(1);
    await expect(sheet.question("spots")).toContainText(words("answers-photo-waiting"));
    await page.reload();
    await sheet.isReady();
    await expect(photos(page), "kept over a reload").toHaveAttribute("src", /^data:image\/jpeg/);
    await sheet.lookOver();
    await sheet.press("answers-send");
    await expect(sheet.standing).toHaveText(words("answers-will-send"));
  } finally {
    await context.setOffline(false);
  }
  await expect(page).toHaveURL(/\/answers\/[0-9a-f-]+$/, { timeout: 60_000 });
  const image = page.getByRole("img", { name: words("answers-photo", { number: 1 }) });
  const loaded = () => image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth);
  await expect.poll(loaded).toBeGreaterThan(0);
  await page.goto("/account/sign-ins");
  const left = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const request = indexedDB.open("kanssa-photos", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("photos", { keyPath: "id" });
        request.onsuccess = () => {
          const count = request.result.transaction("photos").objectStore("photos").count();
          count.onsuccess = () => { request.result.close(); done(count.result); };
        };
      }),
  );
  expect(left, "what has arrived is kept no longer").toBe(0);
  await page.goto("/account");
  await presses(page, words)("button", "accounts-sign-out");
  await expect(page.getByRole("status")).toHaveText(words("common-flash-signed-out"));
  await expect.poll(() => everythingKept(page)).not.toContain("database kanssa-photos");
});
