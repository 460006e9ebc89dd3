// Every page there is, in every language: no rule of accessibility broken, no scrolling sideways
// on the narrowest screen, no error in the browser.

import type { Page } from "@playwright/test";
import { nothing } from "../support/alone.ts";
import { Member, newAddress, Poster } from "../support/member.ts";
import { titleOf } from "../support/content.ts";
import { Questionnaire, winter } from "../support/questionnaire.ts";
import { expect, test } from "../support/look.ts";
import { type Language, languages, locales, onceWithoutScript } from "../support/words.ts";

const somewhere = "00000000-0000-4000-8000-000000000000";

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });
    test.skip(({ hasScript, isMobile }) => !hasScript && language !== (isMobile ? "sv" : "en"), onceWithoutScript);

    test("a visitor's pages", async ({ page, words, look }) => {
      const plain = { front: "/", notice: "/notice", "notice-version": "/notice/1", accessibility: "/accessibility",
        contact: "/contact", "sign-in": "/sign-in", "staff-sign-in": "/staff/sign-in", code: "/sign-in/code",
        "staff-code": "/staff/code", left: "/left", offline: "/offline" };
      for (const [name, path] of Object.entries(plain)) {
        expect((await page.goto(path))?.status(), path).toBe(200);
        await look(page, `visitor-${name}`);
      }
      for (const [name, path, status] of [
        ["not-found", "/nowhere", 404],
        ["no-such-notice", "/notice/999", 404],
        ["no-such-demo", "/demo/nothing", 404],
        ["link-ended", "/sign-in/link/AAAA", 410],
        ["wrong-method", "/sign-out", 405],
      ] as const) {
        expect((await page.goto(path))?.status(), path).toBe(status);
        await look(page, `visitor-${name}`);
      }
      await page.goto("/contact");
      await page.getByRole("button", { name: words("messages-submit") }).click();
      await look(page, "visitor-contact-errors");
      await page.getByLabel(words("messages-subject-other")).check();
      await page.getByLabel(words("messages-words"), { exact: true }).fill("Hei & <hyvää> päivää");
      await page.getByRole("button", { name: words("messages-submit") }).click();
      await look(page, "visitor-contact-sent");
      for (const [path, typed] of [["/sign-in", ""], ["/sign-in", "kuka@"], ["/staff/sign-in", ""]]) {
        await page.goto(path);
        await page.getByLabel(words("accounts-address")).fill(typed);
        await page.getByRole("button", { name: words("accounts-sign-in-submit") }).click();
        await expect(page.getByRole("alert")).toBeFocused();
        await look(page, `visitor${path.replaceAll("/", "-")}-${typed ? "malformed" : "missing"}`);
      }
    });

    test("the pages of joining", async ({ page, browser, kanssa, locale, words, look }) => {
      const address = newAddress();
      await page.goto("/sign-in");
      await page.getByLabel(words("accounts-address")).fill(address);
      await page.getByRole("button", { name: words("accounts-sign-in-submit") }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("accounts-code-title"));
      for (const [name, typed] of [["missing", ""], ["malformed", "123"], ["wrong", "AAAA-AAAA"]]) {
        await page.getByLabel(words("accounts-code"), { exact: true }).fill(typed);
        await page.getByRole("button", { name: words("accounts-code-submit") }).click();
        await expect(page.getByRole("alert")).toBeFocused();
        await look(page, `joining-code-${name}`);
      }
      const { link, code } = await kanssa.mailbox.signIn(address);
      const elsewhere = await browser.newContext({ locale });
      const other = await elsewhere.newPage();
      await other.goto(link);
      await expect(other.getByText(code)).toBeVisible();
      await elsewhere.close();
      await page.goto(link);
      await look(page, "joining-link");
      await page.getByRole("button", { name: words("accounts-link-submit") }).click();
      await look(page, "joining-join");
      await page.getByRole("button", { name: words("accounts-join-submit") }).click();
      await expect(page.getByRole("alert")).toBeFocused();
      await look(page, "joining-join-errors");
      for (const box of await page.getByRole("checkbox").all()) await box.check();
      await page.getByRole("button", { name: words("accounts-join-submit") }).click();
      await look(page, "newcomer-pseudonym");
      await page.getByLabel(words("accounts-pseudonym"), { exact: true }).fill("A");
      await page.getByRole("button", { name: words("accounts-pseudonym-submit") }).click();
      await look(page, "newcomer-pseudonym-error");
      for (const [name, path] of [["leave", "/leave"], ["contact", "/contact"], ["sign-ins", "/account/sign-ins"]]) {
        await page.goto(path);
        await look(page, `newcomer-${name}`);
      }
    });

    test("a link opened elsewhere, a ready sign-in", async ({ page, kanssa, words, look }) => {
      const address = newAddress();
      await new Poster(kanssa, language).post("/sign-in", { address, then: "" });
      const { link } = await kanssa.mailbox.signIn(address);
      await page.goto(link);
      await look(page, "visitor-link-elsewhere");
      await page.goto(kanssa.ready.member.address);
      await look(page, "demo-member");
      await page.goto(kanssa.ready.coordinator.address);
      await look(page, "demo-staff");
      await page.getByLabel(words("staff-second-factor-code")).fill("000 000");
      await page.getByRole("button", { name: words("accounts-link-submit") }).click();
      await look(page, "demo-staff-wrong-code");
    });

    test("a member's pages", async ({ page, context, kanssa, words, look }) => {
      const member = await Member.join(kanssa, language, context);
      await new Poster(kanssa, language).signIn(member.address);
      for (const [name, path] of Object.entries({ tasks: "/tasks", "no-answers": "/answers", account: "/account",
        pseudonym: "/account/pseudonym", "sign-ins": "/account/sign-ins", leave: "/leave",
        given: "/answers/given" })) {
        expect((await page.goto(path))?.status(), path).toBe(200);
        await look(page, `member-${name}`);
      }
      await page.goto("/account/pseudonym");
      await page.getByLabel(words("accounts-pseudonym"), { exact: true }).fill("050 123 4567");
      await page.getByRole("button", { name: words("accounts-pseudonym-submit") }).click();
      await look(page, "member-pseudonym-error");
      await page.goto("/contact");
      await page.getByLabel(words("messages-subject-register")).check();
      await page.getByLabel(words("messages-words"), { exact: true }).fill("Rivi\nToinen " + "pitkäsana".repeat(12));
      await page.getByRole("button", { name: words("messages-submit") }).click();
      await look(page, "member-contact-thread");
      for (const [name, path, status] of [
        ["forbidden", "/staff", 403],
        ["no-such-task", `/tasks/${somewhere}`, 404],
        ["no-such-answers", `/answers/${somewhere}`, 404],
      ] as const) {
        expect((await page.goto(path))?.status(), path).toBe(status);
        await look(page, `member-${name}`);
      }
      await page.goto("/account/sign-ins");
      await page.getByRole("button", { name: words("accounts-sign-in-end") }).click();
      await look(page, "member-sign-in-ended");
      // Signed out in another tab: what is typed here is kept.
      await page.goto("/account/pseudonym");
      await context.clearCookies();
      await page.getByRole("button", { name: words("accounts-pseudonym-submit") }).click();
      await look(page, "member-signed-out-with-form");
    });

    test("the pages of answering", async ({ page, context, kanssa, words, hasScript, look }) => {
      await Member.join(kanssa, language, context);
      const sheet = new Questionnaire(page, words, hasScript);
      for (const key of ["swimming_booking", "park_renewal", "park_waste", "school_route"] as const) {
        await sheet.open(key, language);
        await look(page, `task-${key}`);
      }
      await page.goto("/tasks");
      await page.getByRole("link", { name: titleOf("winter_maintenance", language), exact: true }).click();
      await look(page, "task-about");
      await page.getByRole("link", { name: words("tasks-start"), exact: true }).click();
      await sheet.isReady();
      await sheet.next();
      await look(page, "answer-moving-errors");
      await sheet.enter(winter.modes);
      await sheet.other("modes").fill("Potkukelkalla");
      await sheet.enter(winter.pram);
      await sheet.nextWhereMoreIsShown("bike_in_snow");
      await sheet.enter(winter.bikeInSnow);
      await look(page, "answer-moving");
      await sheet.next();
      await sheet.next();
      await look(page, "answer-condition-errors");
      await sheet.enter({ ...winter.quality, ...winter.ease });
      await sheet.nextWhereMoreIsShown("walk_hard");
      await sheet.enter(winter.hard);
      await look(page, "answer-condition");
      await sheet.next();
      await sheet.enter(winter.detour);
      await sheet.nextWhereMoreIsShown("detour_minutes");
      await sheet.enter({ ...winter.minutes, ...winter.rest });
      await look(page, "answer-changes");
      await sheet.next();
      await look(page, "answer-background");
      await sheet.lookOver();
      await look(page, "answer-review");
      await page.goto("/answers");
      await look(page, "answers-started");
      await page.getByRole("link", { name: titleOf("winter_maintenance", language) }).click();
      await look(page, "answers-started-one");
      await page.getByRole("link", { name: words("answers-go-on") }).click();
      await sheet.isReady();
      await sheet.page.goto(page.url().replace(/\/answer.*/, "/review"));
      await sheet.isReady();
      await sheet.send();
      await look(page, "answers-receipt");
      await page.locator("summary").click();
      await look(page, "answers-remove");
      await page.getByRole("link", { name: words("answers-edit") }).click();
      await page.goto(page.url().replace(/\/(answer.*|review)$/, "/answer/changes"));
      await sheet.isReady();
      await sheet.enter({ first: "to_stops" });
      if (hasScript) await sheet.isSaved();
      else await sheet.next();
      await page.goto("/answers");
      await look(page, "answers-list");
      await page.getByRole("link", { name: titleOf("winter_maintenance", language) }).click();
      await look(page, "answers-edited");
      await page.getByRole("link", { name: words("answers-edit") }).click();
      await look(page, "answer-edited");
      await page.getByRole("button", { name: words("answers-revert") }).click();
      await look(page, "answers-reverted");
      await page.goto("/tasks");
      await look(page, "tasks-sent");
    });

    test("a task that has closed", async ({ page, kanssa, words, look }) => {
      await page.goto(kanssa.ready.member.address);
      await page.getByRole("button", { name: words("accounts-link-submit") }).click();
      await chooseLanguage(page, language);
      await look(page, "demo-tasks");
      await page.goto("/answers");
      await look(page, "demo-answers");
      const closed = await kanssa.addClosedTask();
      await page.goto(closed);
      await look(page, "task-closed");
      expect((await page.goto(`${closed}/answer`))?.status()).toBe(409);
      await look(page, "answer-closed");
    });

    test("the pages of staff", async ({ page, context, kanssa, words, look }) => {
      const member = await Member.join(kanssa, language);
      const poster = new Poster(kanssa, language);
      await poster.signIn(member.address);
      for (const [who, subject] of [[poster, "register"], [new Poster(kanssa, language), "accessibility"]] as const) {
        await who.post("/contact", { subject, words: `Viesti: ${member.pseudonym}`, once: crypto.randomUUID() });
      }
      for (const role of ["moderator", "researcher", "coordinator", "payroll", "admin", "dpo"]) {
        await context.clearCookies();
        await page.goto(`${kanssa.ready[role].address}?lang=${language}`);
        await page.getByRole("button", { name: words("accounts-link-submit") }).click();
        await chooseLanguage(page, language);
        await look(page, `staff-${role}`);
        expect((await page.goto("/tasks"))?.status()).toBe(403);
        if (role === "admin") {
          await look(page, `staff-${role}-forbidden`);
          await page.goto("/staff/accounts");
          await page.getByRole("button", { name: words("staff-account-add") }).click();
          await look(page, "staff-accounts-errors");
          await page.locator(".card a").first().click();
          await look(page, "staff-account");
          await page.goto(`${page.url()}/second-factor`);
          await look(page, "staff-account-factor");
          await page.goto("/staff/owners");
          await look(page, "staff-owners");
          await page.locator(".card a").first().click();
          await page.getByRole("button", { name: words("projects-transfer-submit") }).click();
          await look(page, "staff-owners-errors");
          await page.goto("/staff/second-factor/renew");
          await look(page, "staff-factor-renew");
          await page.goto("/staff/settings");
          await look(page, "staff-settings");
          await page.getByLabel(words("settings-minimum-age")).fill("12");
          await page.getByRole("button", { name: words("projects-save") }).click();
          await look(page, "staff-settings-errors");
          await page.goto("/staff/texts");
          await look(page, "staff-texts");
          await page.getByRole("link", { name: words("settings-text-welcome") }).click();
          await look(page, "staff-text");
          await page.goto("/staff/texts/footer");
          await page.locator("#words-sv").fill("å".repeat(161));
          await page.getByRole("button", { name: words("projects-save") }).click();
          await look(page, "staff-text-errors");
          await page.goto("/staff/places");
          await look(page, "staff-places");
          await page.getByLabel(words("settings-places-list")).fill("kallio; Kallio; Berghäll; Kallio\nTöölö");
          await page.getByRole("button", { name: words("projects-save") }).click();
          await look(page, "staff-places-errors");
        }
        if (role === "dpo") {
          await page.goto("/staff/log");
          await page.getByRole("button", { name: words("staff-log-verify") }).click();
          await look(page, "staff-log");
          await page.goto("/staff/disclosures");
          await look(page, "staff-disclosures");
          for (const name of ["", "/settings", "/roles", "/retention", "/consents"]) {
            expect((await page.goto(`/staff/oversight${name}`))?.status()).toBe(200);
            await look(page, `staff-oversight${name.replace("/", "-")}`);
          }
          await page.getByRole("button", { name: words("oversight-consents-verify") }).click();
          await look(page, "staff-oversight-consents-verified");
        }
        if (role !== "coordinator" && role !== "dpo") continue;
        await page.goto("/account/sign-ins");
        await look(page, `staff-${role}-sign-ins`);
        await page.goto("/staff/messages");
        await look(page, `staff-${role}-messages`);
        await page.getByRole("listitem").filter({ hasText: member.pseudonym }).getByRole("link").first().click();
        await page.getByRole("button", { name: words("messages-answer-submit") }).click();
        await look(page, `staff-${role}-message-error`);
        await page.getByLabel(words("messages-answer")).fill("Kiitos!\nVastaamme pian.");
        await page.getByRole("button", { name: words("messages-answer-submit") }).click();
        await look(page, `staff-${role}-messages-replied`);
        const visitors = page.getByRole("listitem").filter({ hasText: words("messages-from-visitor") });
        await visitors.getByRole("link").first().click();
        await look(page, `staff-${role}-message-of-visitor`);
      }
    });

    test("the second factor", async ({ page, context, kanssa, words, look }) => {
      const poster = new Poster(kanssa, language);
      await poster.signIn("staff-researcher@kanssa.example", { staff: true });
      await poster.handTo(context);
      await page.goto("/staff/second-factor");
      await look(page, "staff-second-factor");
      await page.getByLabel(words("staff-second-factor-code")).fill("000000");
      await page.getByRole("button", { name: words("accounts-link-submit") }).click();
      await expect(page.getByRole("alert")).toBeFocused();
      await look(page, "staff-second-factor-wrong");
    });
  });
}

test.describe("in a service with nothing in it", () => {
  for (const language of languages) {
    nothing.describe(language, () => {
      nothing.use({ locale: locales[language] });

      nothing("no tasks; too many messages; a form that cannot be read", async ({ page, context, kanssa, words, look }) => {
        await Member.join(kanssa, language, context);
        await page.goto("/tasks");
        await look(page, "nothing-tasks");
        await page.goto("/contact");
        await page.getByLabel(words("messages-subject-other")).check();
        await page.getByLabel(words("messages-words"), { exact: true }).fill("Hei");
        const once = page.locator("[name=once]");
        await page.evaluate(() => document.querySelector("[name=once]")?.setAttribute("value", "no id"));
        await page.getByRole("button", { name: words("messages-submit") }).click();
        await look(page, "error-unreadable");
        await page.goBack();
        await expect(once).toHaveCount(1);
        const poster = new Poster(kanssa, language);
        const write = () => poster.post("/contact", { subject: "other", words: "x", once: crypto.randomUUID() });
        for (let sent = 0; sent < 41; sent += 1) if (await write().catch(() => "stop") === "stop") break;
        await page.goto("/contact");
        await page.getByLabel(words("messages-subject-other")).check();
        await page.getByLabel(words("messages-words"), { exact: true }).fill("Hei");
        await page.getByRole("button", { name: words("messages-submit") }).click();
        await look(page, "error-too-many");
        await page.goto("about:blank");
        await page.setContent(`<form method="post" action="${kanssa.origin}/sign-out"><button>x</button></form>`);
        await page.getByRole("button").click();
        await look(page, "error-cross-site");
      });
    });
  }
});

/** Staff read the pages in their account's language until they choose another. */
async function chooseLanguage(page: Page, language: Language): Promise<void> {
  const button = page.locator(`.languages button[value="${language}"]`);
  await button.click();
  await expect(button).toHaveAttribute("aria-current", "true");
}
