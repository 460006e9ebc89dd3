// The city's own people: a second factor, the inbox, an answer to a member.

import { heading, path, presses, typeCode } from "../support/forms.ts";
import { Member } from "../support/member.ts";
import { expect, test } from "../support/test.ts";
import { totp } from "../support/totp.ts";

test("staff sign in with a second factor and answer a member", async ({ page, context, browser, contextOptions, kanssa, language, locale, words, hasScript }) => {
  const member = await Member.join(kanssa, "fi", context);
  const press = presses(page, words);
  await page.goto("/contact");
  await page.getByLabel(words("messages-subject-register")).check();
  await page.getByLabel(words("messages-words"), { exact: true }).fill("Mitä minusta on tallessa?\n<script>alert(1)</script>");
  await press("button", "messages-submit");
  await expect(page.getByRole("status")).toHaveText(words("common-flash-message-sent"));

  const desk = await browser.newContext({ ...contextOptions, baseURL: kanssa.origin, locale, javaScriptEnabled: hasScript });
  const staff = await desk.newPage();
  const pressAtDesk = presses(staff, words);
  await test.step("signs in", async () => {
    // An account of its own: others change the language of the demo's.
    const address = `coordinator-${crypto.randomUUID()}@kanssa.example`;
    const secret = await kanssa.addStaff(address, "coordinator", language);
    await staff.goto("/staff/messages");
    expect(path(staff)).toBe("/staff/sign-in");
    await staff.getByLabel(words("accounts-address")).fill(address);
    await pressAtDesk("button", "accounts-sign-in-submit");
    await typeCode(staff, words, (await kanssa.mailbox.signIn(address)).code);
    await expect(heading(staff)).toHaveText(words("staff-second-factor-title"));
    await staff.goto("/staff/messages");
    expect(path(staff), "not without the second factor").toBe("/staff/sign-in");
    await staff.goto("/staff/second-factor");
    await staff.getByLabel(words("staff-second-factor-code")).fill("000000");
    await pressAtDesk("button", "accounts-link-submit");
    await expect(staff.getByRole("alert")).toContainText(words("staff-second-factor-wrong"));
    await staff.getByLabel(words("staff-second-factor-code")).fill(totp(secret));
    await pressAtDesk("button", "accounts-link-submit");
    await expect(heading(staff)).toHaveText(words("staff-home-title"));
  });

  await test.step("reads and answers, knowing the pseudonym and no more", async () => {
    await pressAtDesk("link", "staff-home-messages");
    await staff.locator(".card", { hasText: member.pseudonym }).getByRole("link").click();
    const main = staff.getByRole("main");
    await expect(main).toContainText("<script>alert(1)</script>");
    expect(await staff.content()).not.toContain(member.address);
    await staff.getByLabel(words("messages-answer")).fill("Osoitteesi, nimimerkkisi ja vastauksesi.");
    await pressAtDesk("button", "messages-answer-submit");
    await expect(staff.getByRole("status")).toHaveText(words("common-flash-reply-sent"));
  });

  await test.step("the member sees the answer, and who has read", async () => {
    await page.goto("/contact");
    await expect(page.getByRole("main")).toContainText("Osoitteesi, nimimerkkisi ja vastauksesi.");
    await page.goto("/account");
    const accesses = words("accounts-access-message", { role: words("staff-role-coordinator") });
    await expect(page.getByText(accesses)).toBeVisible();
  });

  await test.step("signs out", async () => {
    await staff.goto("/staff");
    await pressAtDesk("button", "accounts-sign-out");
    await staff.goto("/staff/messages");
    expect(path(staff)).toBe("/staff/sign-in");
  });
  await desk.close();
});

test("a ready sign-in of the demo asks staff for the second factor too", async ({ page, kanssa, words }) => {
  await page.goto(kanssa.ready.dpo.address);
  await page.getByLabel(words("staff-second-factor-code")).fill(totp(kanssa.ready.dpo.totp_secret ?? ""));
  await presses(page, words)("button", "accounts-link-submit");
  await expect(page).toHaveURL(/\/staff$/);
  expect((await page.goto("/tasks"))?.status()).toBe(403);
});

test("an administrator words a text and sets a number; the officer sees both and verifies the consents", async ({ page, context, kanssa, words, language }) => {
  const press = presses(page, words);
  const enter = async (role: "admin" | "dpo") => {
    await context.clearCookies();
    await page.goto(kanssa.ready[role].address);
    await page.getByRole("button", { name: words("accounts-link-submit") }).click();
    // Others change the language of the demo's accounts.
    await page.locator(`.languages button[value="${language}"]`).click();
  };
  await enter("admin");

  await test.step("a number outside the limits is refused and stays as typed, one inside is saved", async () => {
    await page.goto("/staff/settings");
    const days = page.getByLabel(words("settings-export-days"));
    await days.fill("0");
    await press("button", "projects-save");
    await expect(page.getByRole("alert")).toContainText(words("settings-outside-limits", { least: 1, most: 180 }));
    await expect(days).toHaveValue("0");
    await days.fill(String(20 + Math.floor(Math.random() * 60)));
    await press("button", "projects-save");
    await expect(page.getByRole("status")).toHaveText(words("common-flash-saved"));
  });

  const added = `<b>Puhelin</b> ${crypto.randomUUID()}`;
  await test.step("a text is shown as it was typed", async () => {
    await page.goto("/staff/texts/accessibility-contact");
    for (const id of ["#words", "#words-sv", "#words-en"]) await page.locator(id).fill(added);
    await press("button", "projects-save");
    await expect(page.getByRole("status")).toHaveText(words("common-flash-saved"));
    await expect(page.locator(".written").first()).toContainText(added);
    await press("link", "settings-text-see");
    await expect(page.locator("#feedback")).toContainText(added);
    await page.goto("/staff/oversight");
    await expect(heading(page)).toHaveText(words("common-forbidden"));
  });

  await test.step("the officer sees who changed what, and changes nothing", async () => {
    await enter("dpo");
    await press("link", "oversight-title");
    await press("link", "oversight-settings");
    const card = page.locator(".card", { hasText: words("settings-export-days") });
    await expect(card).toContainText("Yrjö Ylläpitäjä");
    expect((await page.goto("/staff/settings"))?.status()).toBe(403);
  });

  await test.step("and has the consents counted and verified", async () => {
    await page.goto("/staff/oversight/consents");
    await press("button", "oversight-consents-verify");
    await expect(page.getByRole("status").locator(".notice--success")).toBeVisible();
    await expect(page.getByRole("main")).toContainText(words("oversight-decision-given"));
  });
});
