// What a member consents to: given and withdrawn by one press, and by one press from a mail.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { letPass, test } from "../support/alone.ts";
import { demoContent } from "../support/content.ts";
import { heading } from "../support/forms.ts";
import type { Kanssa } from "../support/kanssa.ts";
import { press } from "../support/keyboard.ts";
import { Member } from "../support/member.ts";
import { languages, locales } from "../support/words.ts";

/** Publishes a task that has just opened. */
async function openTask(kanssa: Kanssa): Promise<void> {
  const [project] = demoContent().projects;
  const [task] = project.tasks;
  const content = { projects: [{ ...project, tasks: [{ ...task, opened_days_ago: 0, closes_in_days: 90 }] }] };
  const file = join(kanssa.data, "open.json");
  await writeFile(file, JSON.stringify(content));
  await kanssa.run("task", "add", file);
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("e-mails about new tasks: consented to, got, and ended by one press", async ({ page, context, own, words, look }) => {
      test.slow();
      const member = await Member.join(own, language, context);
      const consent = page.locator("#invitations");
      const button = (key: string) => consent.getByRole("button", { name: words(key) });

      await page.goto("/account");
      await page.getByRole("link", { name: words("consents-title"), exact: true }).click();
      await expect(heading(page)).toHaveText(words("consents-title"));
      await expect(consent).toContainText(words("consents-not-live"));
      await look(page, "consents");
      await button("consents-give").click();
      await expect(page.getByText(words("consents-flash-given"))).toBeVisible();
      await expect(consent).toContainText(words("consents-live"));
      await look(page, "consents-given");

      await openTask(own);
      await letPass(own, 2);
      const mail = await own.mailbox.signIn(member.address, 2);
      expect(mail.body).not.toContain(member.pseudonym);
      const link = /https?:\/\/\S+\/no-more\/\S+/.exec(mail.body)?.[0] ?? "";
      await page.goto(new URL(link).pathname);
      await look(page, "no-more");
      await press(page, page.getByRole("button", { name: words("consents-no-more-submit") }));
      await expect(heading(page)).toHaveText(words("consents-no-more-done-title"));
      await look(page, "no-more-done");
      await page.goto(new URL(link).pathname);
      await expect(heading(page)).toHaveText(words("consents-no-more-ended-title"));
      await look(page, "no-more-ended");

      await page.goto("/account/consents");
      await expect(consent).toContainText(words("consents-not-live"));
      await button("consents-give").click();
      await button("consents-withdraw").click();
      await expect(page.getByText(words("consents-flash-withdrawn"))).toBeVisible();
      await expect(consent).toContainText(words("consents-not-live"));
      await look(page, "consents-withdrawn");
    });
  });
}
