// A resident joins by a mail that really comes, signs out, signs in again.

import type { Page } from "@playwright/test";
import { askToSignIn, consent, heading, path, presses, typeCode } from "../support/forms.ts";
import { Member, newAddress, newPseudonym } from "../support/member.ts";
import { expect, test } from "../support/test.ts";
import { languages, locales } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("joins by the code, with a suggested pseudonym; signs out and in", async ({ page, kanssa, words }) => {
      const address = newAddress();
      await askToSignIn(page, words, address);
      const mail = await kanssa.mailbox.signIn(address);
      expect(mail.body).not.toContain(address);
      await typeCode(page, words, ` ${mail.code.toLowerCase()} `);
      await consent(page, words);
      const suggestion = page.getByRole("list").getByRole("button").first();
      const pseudonym = await suggestion.innerText();
      await suggestion.click();
      await expect(heading(page)).toHaveText(words("tasks-title"));

      const press = presses(page, words);
      await page.goto("/account");
      await expect(page.getByText(pseudonym)).toBeVisible();
      await press("button", "accounts-sign-out");
      await expect(page.getByRole("status")).toHaveText(words("common-flash-signed-out"));
      await page.goto("/answers");
      expect(path(page)).toBe("/sign-in");
      await page.getByLabel(words("accounts-address")).fill(address);
      await press("button", "accounts-sign-in-submit");
      const again = await kanssa.mailbox.signIn(address, 2);
      await typeCode(page, words, again.code);
      await expect(page, "on to where one was going").toHaveURL("/answers");
    });
  });
}

test("joins by the link, with a pseudonym of one's own", async ({ page, kanssa, words }) => {
  const address = newAddress();
  const pseudonym = newPseudonym();
  await askToSignIn(page, words, address);
  const { link } = await kanssa.mailbox.signIn(address);
  await page.goto(link);
  await page.goto("/join");
  expect(path(page), "opening the link changes nothing").toBe("/sign-in");
  await page.goto(link);
  await presses(page, words)("button", "accounts-link-submit");
  await consent(page, words);
  await choose(page, words("accounts-pseudonym"), pseudonym);
  await expect(heading(page)).toHaveText(words("tasks-title"));
  expect((await page.goto(link))?.status(), "a link works once").toBe(410);
});

test("a link opened in another browser shows the code", async ({ page, browser, kanssa, locale, words }) => {
  const address = newAddress();
  await askToSignIn(page, words, address);
  const { link, code } = await kanssa.mailbox.signIn(address);
  const elsewhere = await browser.newContext({ locale });
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(heading(other)).toHaveText(words("accounts-link-elsewhere-title"));
  await expect(other.getByRole("main").getByRole("button")).toHaveCount(0);
  const shown = await other.locator(".code-shown").innerText();
  expect(shown).toBe(code);
  await elsewhere.close();
  await typeCode(page, words, shown);
  await consent(page, words);
});

test("joining without age or consent, or with a name, tells what to do", async ({ page, kanssa, words }) => {
  const address = newAddress();
  const taken = await Member.join(kanssa, "fi");
  await askToSignIn(page, words, address);
  await typeCode(page, words, "AAAA-AAAA");
  await expect(page.getByRole("alert")).toContainText(words("accounts-code-wrong"));
  await typeCode(page, words, (await kanssa.mailbox.signIn(address)).code);
  const press = presses(page, words);
  await press("button", "accounts-join-submit");
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(2);
  await page.getByRole("checkbox").first().check();
  await press("button", "accounts-join-submit");
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(words("accounts-join-consent-missing"));
  await expect(page.getByRole("checkbox").first(), "what was ticked stays").toBeChecked();
  await page.locator("[name=consent]").check();
  await press("button", "accounts-join-submit");
  for (const [typed, problem] of [
    ["Matti Virtanen", "real-name"],
    [address, "address"],
    ["Ylläpito", "reserved"],
    [taken.pseudonym.toUpperCase(), "taken"],
  ]) {
    await choose(page, words("accounts-pseudonym"), typed);
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByRole("alert")).toContainText(words(`accounts-pseudonym-${problem}`));
    await expect(page.getByLabel(words("accounts-pseudonym"), { exact: true })).toHaveValue(typed);
  }
});

test("a member sees the sign-ins and ends one", async ({ page, context, browser, kanssa, words }) => {
  const member = await Member.join(kanssa, "fi", context);
  const elsewhere = await browser.newContext({ baseURL: kanssa.origin, locale: "fi-FI" });
  await member.signIn(elsewhere, { shared: true });
  const other = await elsewhere.newPage();
  await other.goto("/tasks");
  await expect(heading(other)).toHaveText(words("tasks-title"));

  await page.goto("/account/sign-ins");
  await expect(page.locator(".card")).toHaveCount(2);
  await expect(page.locator(".card", { hasText: words("accounts-sign-in-shared") })).toHaveCount(1);
  await presses(page, words)("button", "accounts-sign-in-end");
  await expect(page.getByRole("status")).toHaveText(words("common-flash-sign-in-ended"));
  await expect(page.locator(".card")).toHaveCount(1);
  await other.goto("/tasks");
  expect(path(other)).toBe("/sign-in");
  await elsewhere.close();
});

/** Types a pseudonym and saves it: Enter presses the form's button. */
async function choose(page: Page, label: string, pseudonym: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(pseudonym);
  await page.getByLabel(label, { exact: true }).press("Enter");
}
