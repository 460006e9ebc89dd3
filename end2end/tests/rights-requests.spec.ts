// The register of requests about rights: entered, extended, answered (R49).

import { expect } from "@playwright/test";
import { heading, presses } from "../support/forms.ts";
import { test } from "../support/look.ts";
import { signInAsStaff } from "../support/researcher.ts";
import { languages, locales } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("a request is entered, extended and answered", async ({ page, kanssa, words, look }) => {
      await signInAsStaff(page, kanssa, "dpo", language, words);
      const press = presses(page, words);
      await page.goto("/staff/oversight");
      await press("link", "oversight-rights");
      await press("button", "oversight-rights-add");
      await expect(page.getByRole("alert")).toBeFocused();
      await look(page, "requests-errors");
      await page.getByLabel(words("oversight-security-case"), { exact: true }).fill(`HEL 2026-${language}`);
      await page.getByLabel(words("oversight-rights-received"), { exact: true }).fill(new Date().toISOString().slice(0, 10));
      await page.getByLabel(words("oversight-rights-erasure")).check();
      await page.getByLabel(words("oversight-rights-by-letter")).check();
      await press("button", "oversight-rights-add");
      await expect(page.getByText(words("oversight-rights-flash-added"))).toBeVisible();
      await look(page, "requests-one");
      await page.getByLabel(words("oversight-rights-why"), { exact: true }).fill("Laaja aineisto, monta asiakirjaa");
      await press("button", "oversight-rights-extend");
      await expect(page.getByText("Laaja aineisto")).toBeVisible();
      await page.getByLabel(words("oversight-rights-partly"), { exact: true }).check();
      await page.getByLabel(words("oversight-rights-answer"), { exact: true }).fill("Poistettiin, mitä voitiin; valitusoikeus kerrottiin");
      await press("button", "oversight-rights-note");
      await expect(page.getByText(words("oversight-rights-partly"))).toBeVisible();
      await look(page, "requests-answered");
      await page.goto("/staff/oversight/requests");
      await expect(heading(page)).toHaveText(words("oversight-rights"));
      await look(page, "requests-register");
    });
  });
}
