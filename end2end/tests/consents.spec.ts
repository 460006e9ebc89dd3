// What a member consents to: given and withdrawn by one press, and by one press from a mail.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { demoContent } from "../support/content.ts";
import { heading } from "../support/forms.ts";
import { Kanssa } from "../support/kanssa.ts";
import { press } from "../support/keyboard.ts";
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

/** Publishes a task that has just opened, and lets a day's jobs be done so many days from now. */
async function openTask(kanssa: Kanssa, days: number): Promise<void> {
  const [project] = demoContent().projects;
  const [task] = project.tasks;
  const content = { projects: [{ ...project, tasks: [{ ...task, opened_days_ago: 0, closes_in_days: 90 }] }] };
  const file = join(kanssa.data, "open.json");
  await writeFile(file, JSON.stringify(content));
  await kanssa.run("task", "add", file);
  await kanssa.run("jobs", "run", "--as-of", new Date(Date.now() + days * 86_400_000).toISOString());
}

languages.forEach((language, number) => {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("e-mails about new tasks: consented to, got, and ended by one press", async ({ page, context, kanssa, words, look }) => {
      test.slow();
      const member = await Member.join(kanssa, language, context);
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

      await openTask(kanssa, number + 2);
      const mail = await kanssa.mailbox.signIn(member.address, 2);
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
});
