// Network addresses are seen in a case, by two persons' will (R26).

import { expect } from "@playwright/test";
import { heading, presses } from "../support/forms.ts";
import { test } from "../support/look.ts";
import { Member } from "../support/member.ts";
import { signInAsStaff } from "../support/researcher.ts";
import { languages, locales } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("asked for by one, granted by another, seen by the first", async ({ page, browser, contextOptions, kanssa, words, hasScript, look }) => {
      const member = await Member.join(kanssa, language);
      const press = presses(page, words);
      await signInAsStaff(page, kanssa, "dpo", language, words);
      await page.goto("/staff/oversight");
      await press("link", "oversight-security");
      await press("button", "oversight-security-ask");
      await expect(page.getByRole("alert")).toBeFocused();
      await look(page, "security-errors");
      await page.getByLabel(words("oversight-security-case"), { exact: true }).fill("HEL 2026-001234");
      await page.getByLabel(words("oversight-security-reason"), { exact: true }).fill("Toistuvaa häirintää yhteydenotoissa");
      await page.getByLabel(words("oversight-security-of-pseudonym")).check();
      await page.getByLabel(words("oversight-security-value"), { exact: true }).fill(member.pseudonym);
      await press("button", "oversight-security-ask");
      await expect(page.getByText(words("oversight-security-other-decides"))).toBeVisible();
      await look(page, "security-waiting");
      const lookup = new URL(page.url()).pathname;

      const context = await browser.newContext({ ...contextOptions, javaScriptEnabled: hasScript });
      const other = await context.newPage();
      await signInAsStaff(other, kanssa, "admin", language, words);
      await other.goto(lookup);
      await look(other, "security-decide");
      await presses(other, words)("button", "oversight-security-grant");
      await expect(other.getByText(words("oversight-security-flash-decided"))).toBeVisible();
      await expect(other.getByText("127.0.0.1")).toHaveCount(0);
      await context.close();

      await page.goto(lookup);
      await expect(page.getByText(words("oversight-security-signed-in")).or(page.getByText(words("oversight-security-joined"))).first()).toBeVisible();
      await expect(page.getByText("127.0.0.1").first()).toBeVisible();
      await look(page, "security-open");
      await page.goto("/staff/security");
      await expect(heading(page)).toHaveText(words("oversight-security"));
      await look(page, "security-asked");
    });
  });
}
