// Of whom nothing was heard for months: a mail, a page with one button, and the officer's certificates.

import { expect } from "@playwright/test";
import { heading } from "../support/forms.ts";
import { Kanssa } from "../support/kanssa.ts";
import { test as base } from "../support/look.ts";
import { Member } from "../support/member.ts";
import { languages, locales } from "../support/words.ts";

/** Time passes for everybody in it. */
const test = base.extend<object, { kanssa: Kanssa }>({
  kanssa: [
    async ({}, use) => {
      const kanssa = await Kanssa.open("empty");
      await use(kanssa);
      await kanssa.close();
    },
    { scope: "worker" },
  ],
});

const ALMOST_HALF_A_YEAR = 160 * 86_400_000;

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("a silent member is written to and stays by one press", async ({ page, kanssa, words, look }) => {
      test.slow();
      const member = await Member.join(kanssa, language);
      const later = new Date(Date.now() + ALMOST_HALF_A_YEAR).toISOString();
      await kanssa.run("jobs", "run", "--as-of", later);
      const mail = await kanssa.mailbox.signIn(member.address, 2);
      const link = /https?:\/\/\S+\/still-here\/\S+/.exec(mail.body)?.[0] ?? "";
      expect(mail.body).not.toContain(member.pseudonym);

      await page.goto(new URL(link).pathname);
      await look(page, "still-here");
      await page.getByRole("button", { name: words("accounts-still-here-submit") }).click();
      await expect(heading(page)).toHaveText(words("accounts-still-here-done-title"));
      await look(page, "still-here-done");
      await page.goto(new URL(link).pathname);
      await expect(heading(page)).toHaveText(words("accounts-still-here-ended-title"));
      await look(page, "still-here-ended");
      expect(await kanssa.run("retention", "verify")).toMatch(/^\d+ certificates, as written/);
    });

    test("the account says until when, and nobody has to count", async ({ page, context, kanssa, words, look }) => {
      await Member.join(kanssa, language, context);
      await page.goto("/account");
      await expect(page.getByText(words("accounts-account-ends"), { exact: true })).toBeVisible();
      await look(page, "account-ends");
    });
  });
}

