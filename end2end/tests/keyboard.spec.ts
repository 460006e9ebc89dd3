// The whole path with a keyboard alone: join, answer, leave; where the focus is can always be seen.

import { expect } from "@playwright/test";
import { heading } from "../support/forms.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { newAddress } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { test } from "../support/test.ts";
import { titleOf } from "../support/content.ts";

test("joins, answers and leaves with the keyboard alone", async ({ page, kanssa, language, words, hasScript }) => {
  test.slow();
  const button = (name: string) => page.getByRole("button", { name: words(name), exact: true });
  const link = (name: string) => page.getByRole("link", { name: words(name), exact: true });
  const address = newAddress();

  await test.step("the first stop skips to the content", async () => {
    await page.goto("/");
    await page.keyboard.press("Tab");
    await expect(link("common-skip-to-content")).toBeFocused();
    await expect(link("common-skip-to-content")).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(link("home-sign-in"), "the content comes next").toBeFocused();
    await page.keyboard.press("Enter");
  });

  await test.step("joins", async () => {
    await expect(heading(page)).toHaveText(words("accounts-sign-in-title"));
    await press(page, button("accounts-sign-in-submit"), "Space");
    await expect(page.getByRole("alert"), "the summary takes the focus").toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(words("accounts-address"))).toBeFocused();
    await page.keyboard.type(address);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText(words("accounts-code-title"));
    await tabTo(page, page.getByLabel(words("accounts-code"), { exact: true }));
    await page.keyboard.type((await kanssa.mailbox.signIn(address)).code);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText(words("accounts-join-title"));
    for (const box of await page.getByRole("checkbox").all()) await press(page, box, "Space");
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText(words("accounts-pseudonym-title"));
    await press(page, button("accounts-pseudonym-submit"));
    await expect(heading(page)).toHaveText(words("tasks-title"));
  });

  const sheet = new Questionnaire(page, words, hasScript);
  await test.step("answers", async () => {
    await press(page, page.getByRole("link", { name: titleOf("winter_maintenance", language), exact: true }));
    await press(page, link("tasks-start"));
    await sheet.isReady();
    await press(page, sheet.field("modes", "walk"), "Space");
    await press(page, button("answers-next"));
    await expect(sheet.question("quality")).toBeVisible();
    if (hasScript) {
      const title = page.locator("[data-page]:not([hidden]) [data-heading]");
      await expect(title, "a new page begins at its heading").toBeFocused();
    }
    for (const row of ["ploughing", "gritting", "crossings", "stops", "sand"]) {
      await press(page, sheet.field("quality", `${row}=very_well`), "Space");
      await page.keyboard.press("ArrowDown");
      await expect(sheet.field("quality", `${row}=fairly_well`)).toBeChecked();
    }
    await press(page, button("answers-next"));
    await press(page, button("answers-next"));
    await expect(sheet.errors).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(sheet.field("first", "busy_pavements")).toBeFocused();
    await page.keyboard.press("Space");
    await tabTo(page, sheet.field("place"));
    await page.keyboard.type("Näppäimin");
    await page.keyboard.press("Enter");
    await expect(sheet.question("district"), "Enter in a field goes on").toBeVisible();
    await press(page, button("answers-to-review"));
    await expect(sheet.review).toBeVisible();
    if (hasScript) await expect(sheet.review).toBeFocused();
    await press(page, button("answers-send"));
    await sheet.isSent();
    await expect(page.getByRole("main")).toContainText("Näppäimin");
  });

  await test.step("leaves", async () => {
    await press(page, link("common-nav-account"));
    await press(page, link("accounts-account-leave-link"));
    await press(page, button("accounts-leave-submit"));
    await expect(heading(page)).toHaveText(words("accounts-left-title"));
  });
});
