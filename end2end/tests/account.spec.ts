// What is a member's own to decide: whether their data are used, and at which address they are reached.

import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { unpacked } from "../support/archive.ts";
import { heading, presses } from "../support/forms.ts";
import { test } from "../support/look.ts";
import { Member, newAddress } from "../support/member.ts";
import { languages, locales } from "../support/words.ts";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("data are frozen, seen, and put to use again", async ({ page, context, kanssa, words, look }) => {
      await Member.join(kanssa, language, context);
      const press = presses(page, words);
      await page.goto("/account");
      await press("link", "accounts-freeze-title");
      await expect(heading(page)).toHaveText(words("accounts-freeze-title"));
      await look(page, "freeze");
      await press("button", "accounts-freeze-submit");
      await expect(page.getByText(words("accounts-freeze-flash-frozen"))).toBeVisible();
      await expect(page.getByText(words("accounts-freeze-is-frozen"))).toBeVisible();
      await look(page, "freeze-account");
      await page.goto("/tasks");
      await expect(heading(page)).toHaveText(words("accounts-freeze-thaw-title"));
      await look(page, "freeze-thaw");
      await press("button", "accounts-freeze-thaw-submit");
      await expect(page.getByText(words("accounts-freeze-flash-thawed"))).toBeVisible();
      await page.goto("/tasks");
      await expect(heading(page)).toHaveText(words("tasks-title"));
    });

    test("an address is changed with a code from each", async ({ page, context, kanssa, words, look }) => {
      const member = await Member.join(kanssa, language, context);
      const press = presses(page, words);
      const address = newAddress();
      await page.goto("/account");
      await press("link", "accounts-address-change");
      await press("button", "accounts-address-submit");
      await expect(page.getByRole("alert")).toBeFocused();
      await look(page, "address-missing");
      await page.getByLabel(words("accounts-address-new"), { exact: true }).fill(address);
      await press("button", "accounts-address-submit");
      await expect(heading(page)).toHaveText(words("accounts-address-codes-title"));
      await look(page, "address-codes");
      const former = await kanssa.mailbox.signIn(member.address, 2);
      const { code } = await kanssa.mailbox.signIn(address);
      for (const { body } of [former, await kanssa.mailbox.signIn(address)]) expect(body).not.toContain(member.pseudonym);
      await page.getByLabel(words("accounts-address-code-former"), { exact: true }).fill(former.code);
      await page.getByLabel(words("accounts-address-code-new"), { exact: true }).fill("AAAA-AAAA");
      await press("button", "accounts-address-codes-submit");
      await expect(page.getByRole("alert")).toBeFocused();
      await expect(page.getByText(words("accounts-address-former-proven"))).toBeVisible();
      await look(page, "address-half");
      await page.getByLabel(words("accounts-address-code-new"), { exact: true }).fill(code);
      await press("button", "accounts-address-codes-submit");
      await expect(page.getByText(words("accounts-address-flash-changed"))).toBeVisible();
      await expect(page.getByText(address)).toBeVisible();
      await look(page, "address-changed");
    });

    test("everything is taken along in one archive", async ({ page, context, kanssa, words }) => {
      const member = await Member.join(kanssa, language, context);
      await page.goto("/account");
      const started = page.waitForEvent("download");
      await presses(page, words)("link", "accounts-account-download");
      const download = await started;
      expect(download.suggestedFilename()).toBe("kanssa.zip");
      const files = unpacked(await readFile(await download.path()));
      const read = String(files.get("kanssa.html"));
      expect(read).toContain(member.address);
      expect(JSON.parse(String(files.get("kanssa.json"))).account.pseudonym).toBe(member.pseudonym);
      await page.goto("about:blank");
      await page.setContent(read);
      await expect(heading(page)).toHaveText(words("accounts-own-title"));
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/own-data-${test.info().project.name}-${language}.png`, fullPage: true });
    });

    test("who cannot read their mail finds out what can be done", async ({ page, words, look }) => {
      await page.goto("/sign-in");
      await presses(page, words)("link", "accounts-lost-title");
      await expect(heading(page)).toHaveText(words("accounts-lost-title"));
      await look(page, "lost-address");
    });
  });
}
