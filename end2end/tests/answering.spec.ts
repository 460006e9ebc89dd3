// A resident answers a whole task: every kind of question, with JavaScript and without.

import { Member } from "../support/member.ts";
import { Questionnaire, winter } from "../support/questionnaire.ts";
import { titleOf } from "../support/content.ts";
import { expect, test } from "../support/test.ts";

test("answers every kind of question, looks them over, sends, edits", async ({ page, context, kanssa, language, words, hasScript }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("winter_maintenance", language);

  await test.step("what is required is asked for, and the summary takes the focus", async () => {
    await expect(sheet.question("bike_in_snow")).toBeHidden();
    await sheet.next();
    await expect(sheet.errors).toBeFocused();
    await sheet.errors.getByRole("link").click();
    await expect(sheet.field("modes", "walk")).toBeFocused();
    await expect(sheet.question("modes")).toContainText(words("answers-problem-missing"));
  });

  await test.step("another way has to be told", async () => {
    await sheet.enter(winter.modes);
    await sheet.enter(winter.pram);
    await sheet.nextWhereMoreIsShown("bike_in_snow");
    await sheet.enter(winter.bikeInSnow);
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-problem-other-untold"));
    await sheet.other("modes").fill("Potkukelkalla <b>");
    await sheet.next();
    await expect(sheet.question("quality")).toBeVisible();
  });

  await test.step("a matrix wants every row", async () => {
    await sheet.enter({ quality: ["ploughing=very_well", "gritting=fairly_well"] });
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-problem-missing-rows"));
    await expect(sheet.field("quality", "gritting=fairly_well"), "what is given stays").toBeChecked();
    await sheet.enter(winter.quality);
    await sheet.enter(winter.ease);
    await sheet.nextWhereMoreIsShown("walk_hard");
    await sheet.enter({ walk_hard: ["ice", "snow", "slush", "parking"] });
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-problem-too-many", { most: 3 }));
    for (const option of ["snow", "parking"]) await sheet.field("walk_hard", option).uncheck();
    await sheet.enter(winter.hard);
    await sheet.next();
  });

  await test.step("numbers have bounds", async () => {
    await sheet.enter(winter.detour);
    await sheet.nextWhereMoreIsShown("detour_minutes");
    await sheet.enter({ ...winter.rest, detour_minutes: "kaksi" });
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-problem-not-a-number"));
    await expect(sheet.field("detour_minutes"), "what is wrong stays to be mended").toHaveValue("kaksi");
    await sheet.enter({ detour_minutes: "1200" });
    await sheet.next();
    await expect(sheet.errors).toContainText(words("answers-problem-too-great", { greatest: 120 }));
    await sheet.enter(winter.minutes);
  });

  await test.step("going back loses nothing", async () => {
    await sheet.back();
    await expect(sheet.field("quality", "sand=cannot_say")).toBeChecked();
    await sheet.back();
    await expect(sheet.other("modes")).toHaveValue("Potkukelkalla <b>");
    await expect(sheet.field("pram", "~")).toBeChecked();
    await page.goBack();
    await expect(sheet.field("quality", "sand=cannot_say")).toBeChecked();
    await sheet.next();
    await expect(sheet.field("place")).toHaveValue(winter.rest.place);
    await expect(sheet.field("feedback")).toHaveValue(winter.rest.feedback);
    await sheet.next();
  });

  await test.step("looks everything over and changes one", async () => {
    await sheet.enter(winter.district);
    await sheet.lookOver();
    await expect(sheet.reviewed("modes")).toContainText("Potkukelkalla <b>");
    await expect(sheet.reviewed("pram")).toHaveText(words("answers-not-said"));
    await expect(sheet.reviewed("place")).toHaveText(winter.rest.place);
    await expect(sheet.reviewed("detour_minutes")).toContainText("97");
    await expect(sheet.reviewed("quality").locator("p")).toHaveCount(5);
    await page.locator('[data-review="detour_minutes"] a').click();
    await sheet.enter({ detour: "no" });
    if (!hasScript) await sheet.next();
    else await expect(sheet.question("detour_minutes")).toBeHidden();
    await page.goto(page.url().replace(/\/answer\/.*/, "/review"));
    await sheet.isReady();
    await expect(sheet.reviewed("detour_minutes")).toBeHidden();
    await sheet.send();
  });

  await test.step("the receipt has what was sent", async () => {
    const answers = page.getByRole("main");
    await expect(answers).toContainText(winter.rest.place);
    await expect(answers).toContainText("Toinen: Åsa & Øyvind 😀");
    await expect(answers, "what was hidden is not sent").not.toContainText("97");
    await page.reload();
    await expect(answers).toContainText(words("answers-thanks"));
  });

  await test.step("edits, undoes, edits and sends again", async () => {
    await page.getByRole("link", { name: words("answers-edit") }).click();
    await sheet.isReady();
    await page.goto(page.url().replace(/\/(answer.*|review)$/, "/answer/changes"));
    await sheet.isReady();
    await sheet.enter({ place: "Toinen paikka" });
    if (!hasScript) await sheet.next();
    await sheet.isSaved();
    await page.goto("/answers");
    await page.getByRole("link", { name: titleOf("winter_maintenance", language) }).click();
    await expect(page.getByRole("main"), "sent answers stand until sent again").toContainText(winter.rest.place);
    await expect(page.getByRole("main")).toContainText(words("answers-unsent-changes"));
    await page.getByRole("link", { name: words("answers-edit") }).click();
    await sheet.isReady();
    await page.goto(page.url().replace(/\/(answer.*|review)$/, "/review"));
    await sheet.isReady();
    await expect(sheet.reviewed("place")).toHaveText("Toinen paikka");
    await sheet.send();
    await expect(page.getByRole("main")).toContainText("Toinen paikka");
  });

  await test.step("takes the answers back", async () => {
    await page.locator("summary").click();
    await page.getByRole("button", { name: words("answers-remove") }).click();
    await expect(page.getByRole("status")).toHaveText(words("common-flash-answers-removed"));
    await expect(page.getByText(words("answers-mine-none"))).toBeVisible();
  });
});

for (const [locale, comma] of [["sv-FI", "1,5"], ["en-GB", "1.5"]]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a decimal number as it is written there", async ({ page, context, kanssa, language, words, hasScript }) => {
      await Member.join(kanssa, language, context);
      const sheet = new Questionnaire(page, words, hasScript);
      await sheet.open("school_route", language);
      await sheet.enter({ relation: "pupil_at_home" });
      await sheet.next();
      await sheet.enter({ way: "walk", distance: "1,5" });
      const here = page.url();
      if (!hasScript) await sheet.next();
      await sheet.isSaved();
      await page.goto(here);
      await sheet.isReady();
      await expect(sheet.field("distance")).toHaveValue(comma);
      await sheet.enter({ distance: "1,25" });
      await sheet.next();
      await expect(sheet.errors).toContainText(words("answers-problem-too-many-decimals", { most: 1 }));
    });
  });
}

test("an answer to a choice can be taken back", async ({ page, context, kanssa, language, words, hasScript }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("winter_maintenance", language);
  await sheet.enter({ modes: "walk", pram: "yes" });
  await sheet.question("pram").getByRole("button", { name: words("answers-clear") }).click();
  await expect(sheet.field("pram", "yes")).not.toBeChecked();
  await expect(sheet.field("modes", "walk")).toBeChecked();
  await sheet.isSaved();
  await page.reload();
  await expect(sheet.field("pram", "yes")).not.toBeChecked();
  await expect(sheet.field("modes", "walk")).toBeChecked();
});

test("a draft outlives the browser and goes on elsewhere", async ({ page, context, browser, contextOptions, kanssa, language, words, locale, hasScript }) => {
  const member = await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("winter_maintenance", language);
  await sheet.enter({ modes: ["walk", "car"], pram: "no" });
  await sheet.next();
  await sheet.enter({ quality: ["ploughing=very_poorly"] });
  if (hasScript) await sheet.isSaved();
  else await sheet.back();
  await context.close();

  const elsewhere = await browser.newContext({
    ...contextOptions, baseURL: kanssa.origin, locale, javaScriptEnabled: hasScript,
  });
  await member.signIn(elsewhere);
  const other = new Questionnaire(await elsewhere.newPage(), words, hasScript);
  await other.page.goto("/tasks");
  await expect(other.page.getByText(words("tasks-started"), { exact: true })).toBeVisible();
  await other.open("winter_maintenance", language);
  await expect(other.field("quality", "ploughing=very_poorly"), "on to where one stopped").toBeChecked();
  await other.back();
  await expect(other.field("modes", "car")).toBeChecked();
  await expect(other.field("pram", "no")).toBeChecked();
  await elsewhere.close();
});
