// Of whom nothing was heard for months: a mail, a page with one button, and the officer's certificates.

import { expect } from "@playwright/test";
import { letPass, test } from "../support/alone.ts";
import { heading } from "../support/forms.ts";
import { Member } from "../support/member.ts";
import { languages, locales } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("a silent member is written to and stays by one press", async ({ page, own, words, look }) => {
      test.slow();
      const member = await Member.join(own, language);
      await letPass(own, 160);
      const mail = await own.mailbox.signIn(member.address, 2);
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
      expect(await own.run("retention", "verify")).toMatch(/^\d+ certificates, as written/);
    });

    test("the account says until when, and nobody has to count", async ({ page, context, own, words, look }) => {
      await Member.join(own, language, context);
      await page.goto("/account");
      await expect(page.getByText(words("accounts-account-ends"), { exact: true })).toBeVisible();
      await look(page, "account-ends");
    });
  });
}

