// The kinds of questions with lists, days, places, sliders and fields of their own: by touch, by
// keyboard, and without JavaScript.

import { join } from "node:path";
import { type Locator, type Page, expect } from "@playwright/test";
import { press, tabTo } from "../support/keyboard.ts";
import { Member } from "../support/member.ts";
import { dragByFinger } from "../support/finger.ts";
import { Questionnaire, isPhone } from "../support/questionnaire.ts";
import { test } from "../support/look.ts";

const BENCH = join(import.meta.dirname, "../files/bench.jpg");

const named = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`);
const place = (page: Page, option: string): Locator => named(page, `q-order-row-${option}`);

test("answers every further kind, looks them over, sends", async ({ page, context, kanssa, language, words, hasScript, look }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("beach_summer", language);

  await test.step("a long list is searched, a menu opens, one option stands alone", async () => {
    if (hasScript) {
      const search = sheet.question("beach").getByLabel(words("answers-search"));
      await search.fill("zzz");
      await expect(sheet.question("beach")).toContainText(words("answers-none-found"));
      await search.fill(language === "sv" ? "udden" : "niemi");
      await expect(sheet.field("beach", "hieta")).toBeHidden();
    }
    await sheet.tick("beach", "tuuli");
    await named(page, "q-came_by").selectOption("bike");
    await sheet.tick("did", "swam");
    await sheet.tick("did", "none");
    if (hasScript) {
      await expect(sheet.field("did", "swam")).not.toBeChecked();
    } else {
      await sheet.next();
      await expect(sheet.errors).toContainText(words("answers-problem-not-alone"));
      await sheet.field("did", "swam").uncheck();
    }
  });

  await test.step("days and times", async () => {
    await named(page, "q-last_day").fill("2026-08-15");
    await named(page, "q-at").fill("17:45");
    await named(page, "q-season-from").fill("2027-08-01");
    await named(page, "q-season-to").fill("2027-06-01");
    await look(page, "kinds-1");
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-problem-not-a-span"));
    await named(page, "q-season-from").fill("2027-06-01");
    await named(page, "q-season-to").fill("2027-08-15");
    await sheet.next();
  });

  await test.step("stars, points, a slider", async () => {
    await sheet.tick("stars", "?");
    await sheet.field("recommend", "p9").check({ force: true });
    await sheet.tick("crowd", "p3");
    if (hasScript) {
      const slider = sheet.question("water").getByRole("slider");
      await slider.focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      await expect(named(page, "q-water")).toHaveValue(language === "en" ? "14.5" : "14,5");
      await sheet.question("water").getByRole("button", { name: words("answers-more"), exact: true }).click();
      await expect(named(page, "q-water")).toHaveValue("15");
      await sheet.question("noise").getByRole("slider").fill("6");
      await expect(named(page, "q-noise")).toHaveValue("p6");
    } else {
      await named(page, "q-water").fill("15");
      await named(page, "q-noise").selectOption("p6");
    }
  });

  await test.step("a ranking: places, buttons, a finger", async () => {
    await place(page, "bins").selectOption("1");
    if (hasScript) {
      await place(page, "toilets").selectOption("1");
      await expect(place(page, "bins"), "the others make room").toHaveValue("2");
      const item = (option: string) => page.locator(".rank").filter({ has: place(page, option) });
      await item("bins").locator('[data-move="up"]').click();
      await expect(place(page, "bins")).toHaveValue("1");
      await expect(place(page, "toilets")).toHaveValue("2");
      const grip = (option: string) => item(option).locator("[data-grip]");
      if (isPhone(page)) {
        await grip("paths").scrollIntoViewIfNeeded();
        await dragByFinger(page, grip("paths"), grip("bins"));
      } else {
        await grip("paths").hover();
        await page.mouse.down();
        await item("bins").hover({ position: { x: 20, y: 5 } });
        await page.mouse.up();
      }
      await expect(place(page, "paths")).toHaveValue("1");
      await expect(place(page, "bins")).toHaveValue("2");
      await expect(place(page, "toilets")).toHaveValue("3");
    } else {
      await place(page, "toilets").selectOption("1");
      await sheet.next();
      await expect(sheet.errors).toContainText(words("answers-problem-places-unclear"));
      await place(page, "paths").selectOption("1");
      await place(page, "bins").selectOption("2");
      await place(page, "toilets").selectOption("3");
    }
    await look(page, "kinds-2");
    await sheet.next();
  });

  await test.step("fields with a sum, a table of fields, a group that repeats", async () => {
    await named(page, "q-hundred-part-cleaning").fill("60");
    await named(page, "q-hundred-part-guards").fill("30");
    await named(page, "q-services-part-weekdays-part-used").and(page.locator('[value="kiosk"]')).check({ force: true });
    await named(page, "q-services-part-weekends-part-missed").fill("Varjoa & <i>vettä</i>");
    await named(page, "q-people-part-n1-part-who").selectOption("child");
    await sheet.question("people").getByRole("button", { name: words("answers-repeated-add") }).click();
    await named(page, "q-people-part-n2-part-who").selectOption("adult");
    await named(page, "q-people-part-n2-part-swims").and(page.locator('[value="yes"]')).check({ force: true });
    await named(page, "q-tell").fill("Hei");
    await sheet.press("answers-to-review");
    await expect(sheet.errors).toContainText(words("answers-problem-wrong-sum", { sum: 100 }));
    await expect(sheet.errors).toContainText(words("answers-problem-too-short", { least: 5 }));
    await named(page, "q-hundred-part-guards").fill("40");
    await named(page, "q-tell").fill("Rannat olivat siistejä.");
    await look(page, "kinds-3");
    await sheet.lookOver();
  });

  await test.step("the review and the receipt say it all in words", async () => {
    const said = async () => {
      await expect(sheet.reviewed("last_day")).toHaveText(language === "en" ? "15/8/2026" : "15.8.2026");
      await expect(sheet.reviewed("order").locator("p").first()).toContainText(/^1\. /);
      await expect(sheet.reviewed("order").locator("p")).toHaveCount(3);
      await expect(sheet.reviewed("hundred")).toContainText("60");
      await expect(sheet.reviewed("services")).toContainText("Varjoa & <i>vettä</i>");
      await expect(sheet.reviewed("people").locator("p")).toHaveCount(3);
      await expect(sheet.reviewed("stars")).toHaveText(words("answers-not-known"));
    };
    await said();
    await look(page, "kinds-review");
    await page.reload();
    await sheet.isReady();
    await said();
    await sheet.isSaved();
    await sheet.send();
    await expect(page.getByText("Varjoa & <i>vettä</i>")).toBeVisible();
  });
});

test("the further kinds are answered with the keyboard alone", async ({ page, context, kanssa, language, words, hasScript }) => {
  test.slow();
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("beach_summer", language);
  const next = sheet.form.getByRole("button", { name: words("answers-next"), exact: true });
  const type = async (field: Locator, keys: string) => {
    await tabTo(page, field);
    await page.keyboard.type(keys);
  };

  await test.step("a list, a menu, a day, a time", async () => {
    await press(page, sheet.field("beach", "hieta"), "Space");
    await press(page, named(page, "q-came_by"), "ArrowDown");
    await press(page, sheet.field("did", "none"), "Space");
    await type(named(page, "q-last_day"), "08152026");
    await type(named(page, "q-at"), "0545PM");
    await type(named(page, "q-season-from"), "06012027");
    await type(named(page, "q-season-to"), "08152027");
    await press(page, next);
    await expect(sheet.question("stars")).toBeVisible();
  });

  await test.step("stars, a slider, a ranking", async () => {
    await press(page, sheet.field("stars", "p1"), "Space");
    await page.keyboard.press("ArrowRight");
    await expect(sheet.field("stars", "p2")).toBeChecked();
    await press(page, sheet.field("recommend", "p0"), "Space");
    await page.keyboard.press("ArrowRight");
    await expect(sheet.field("recommend", "p1")).toBeChecked();
    await press(page, sheet.field("crowd", "p1"), "Space");
    if (hasScript) {
      await press(page, sheet.question("noise").getByRole("slider"), "End");
      await expect(named(page, "q-noise")).toHaveValue(/^p\d+$/);
      await press(page, sheet.question("water").getByRole("slider"), "Home");
      await expect(named(page, "q-water")).toHaveValue("14");
      await press(page, page.locator(".rank").filter({ has: place(page, "bins") }).locator('[data-move="up"]'));
    } else {
      await type(named(page, "q-water"), "14");
      await type(place(page, "bins"), "1");
    }
    await expect(place(page, "bins")).toHaveValue("1");
    await press(page, next);
    await expect(sheet.question("people")).toBeVisible();
  });

  await test.step("fields with a sum, a table of fields", async () => {
    await type(named(page, "q-hundred-part-cleaning"), "60");
    await type(named(page, "q-hundred-part-guards"), "40");
    const kiosk = named(page, "q-services-part-weekdays-part-used").and(page.locator('[value="kiosk"]'));
    await press(page, kiosk, "Space");
    await expect(kiosk).toBeChecked();
    await type(named(page, "q-services-part-weekends-part-missed"), "Varjoa");
  });

  await test.step("a group that repeats, a long text, a photo", async () => {
    await press(page, named(page, "q-people-part-n1-part-who"), "ArrowDown");
    await press(page, sheet.question("people").getByRole("button", { name: words("answers-repeated-add") }));
    await expect(named(page, "q-people-part-n2-part-who")).toBeVisible();
    if (hasScript) await expect(named(page, "q-people-part-n2-part-who"), "the focus goes there").toBeFocused();
    await type(named(page, "q-tell"), "Näppäimin");
    const chosen = page.waitForEvent("filechooser");
    await press(page, sheet.question("spots").locator('input[type="file"]').first(), "Enter");
    await (await chosen).setFiles(BENCH);
    await press(page, sheet.form.getByRole("button", { name: words("answers-to-review"), exact: true }));
    await expect(sheet.review).toBeVisible();
    await expect(sheet.reviewed("hundred")).toContainText("60");
    await expect(sheet.reviewed("services")).toContainText("Varjoa");
    await expect(sheet.reviewed("tell")).toHaveText("Näppäimin");
    await expect(sheet.reviewed("spots")).not.toBeEmpty();
    await expect(sheet.reviewed("order").locator("p")).toHaveCount(1);
    await expect(sheet.reviewed("people").locator("p")).toHaveCount(1);
  });
});
