// The network goes away in the middle of a task, the sign-in ends, the program comes late: nothing
// that was answered is lost.

import type { Page } from "@playwright/test";
import { heading, presses, typeCode } from "../support/forms.ts";
import { Member, SESSION } from "../support/member.ts";
import { Questionnaire, winter } from "../support/questionnaire.ts";
import { everythingKept, isKept, keptOfMember } from "../support/storage.ts";
import { expect, test } from "../support/test.ts";

/** Waiting for the service's own next try may take as long as its pauses. */
const PATIENCE = { timeout: 30_000 };

for (const way of ["the network is cut", "the service is stopped"] as const) {
  test(`${way} in the middle: answers go on, outlive a reload, and are sent`, async ({ page, context, kanssa, language, words, watch }) => {
    test.slow();
    await Member.join(kanssa, language, context);
    const sheet = new Questionnaire(page, words, true);
    await sheet.open("winter_maintenance", language);
    await sheet.enter({ modes: "walk", pram: "no" });
    await sheet.isSaved();
    await isKept(page);

    watch.networkIsCut();
    const cut = () => (way === "the network is cut" ? context.setOffline(true) : kanssa.stop());
    const mend = () => (way === "the network is cut" ? context.setOffline(false) : kanssa.start());
    await cut();
    try {
      await sheet.next();
      await sheet.enter(winter.quality);
      await expect(sheet.connection).toHaveAttribute("data-connection", "offline");
      await expect(sheet.standing).toHaveText(words("answers-offline", { count: 1 }));
      await sheet.enter(winter.ease);
      await sheet.enter({ walk_hard: "ice" });
      await page.reload();
      await sheet.isReady();
      await expect(sheet.field("quality", "sand=cannot_say")).toBeChecked();
      await expect(sheet.field("walk_hard", "ice")).toBeChecked();
      await sheet.next();
      await sheet.enter({ first: "to_schools", place: "Ilman verkkoa" });
      await sheet.next();
      await sheet.enter({ district: "north" });
      await sheet.lookOver();
      await expect(sheet.reviewed("place")).toHaveText("Ilman verkkoa");
      await sheet.press("answers-send");
      await expect(sheet.standing).toHaveText(words("answers-will-send"));
    } finally {
      await mend();
    }
    await expect(page).toHaveURL(/\/answers\/[0-9a-f-]+$/, PATIENCE);
    const main = page.getByRole("main");
    await expect(main).toContainText(words("answers-thanks"));
    await expect(main).toContainText("Ilman verkkoa");
    await expect(main.locator("dt")).toHaveCount(8);
    expect(await keptOfMember(page), "no draft is left").not.toContainEqual(expect.stringMatching(/draft/));
  });
}

test("started with no network, it lists the opened tasks, and they can be answered", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  const title = await page.locator("h1").innerText();
  watch.networkIsCut();
  await context.setOffline(true);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("answers-no-network-title"));
  await page.getByRole("link", { name: title }).click();
  await sheet.isReady();
  await sheet.enter({ now: "home", would_sort: "p4" });
  await expect(sheet.connection).toHaveAttribute("data-connection", "offline");
  await context.setOffline(false);
  await sheet.isSaved();
});

test("the browser is closed with no network: the list of tasks sends what is left", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  watch.networkIsCut();
  await kanssa.stop();
  try {
    await sheet.enter({ now: "home", would_sort: "p4", consider: "Kirjoitettu ilman verkkoa" });
    await expect(sheet.connection).toHaveAttribute("data-connection", "offline");
    await page.close();
  } finally {
    await kanssa.start();
  }
  const list = await context.newPage();
  const started = list.getByText(words("tasks-started"), { exact: true });
  await list.goto("/tasks");
  await expect(async () => {
    await list.reload();
    await expect(started).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await list.goto("/answers");
  await list.locator(".card").getByRole("link").click();
  await expect(list.getByRole("main")).toContainText("Kirjoitettu ilman verkkoa");
});

test("the sign-in ends while there is no network: what waits is kept, and sent after signing in", async ({ page, context, kanssa, language, words, watch }) => {
  const member = await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  watch.networkIsCut();
  await context.setOffline(true);
  await sheet.enter({ now: "home", would_sort: "p2" });
  await expect(sheet.connection).toHaveAttribute("data-connection", "offline");
  await context.clearCookies({ name: SESSION });
  await context.setOffline(false);
  await expect(sheet.connection).toHaveAttribute("data-connection", "signed-out", PATIENCE);
  await sheet.enter({ consider: "Kirjoitettu uloskirjautuneena" });
  await expect(sheet.standing).toHaveText(words("answers-signed-out"));

  const before = kanssa.mailbox.count(member.address);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: words("answers-sign-in") }).click();
  const beside = await opened;
  await beside.getByLabel(words("accounts-address")).fill(member.address);
  await presses(beside, words)("button", "accounts-sign-in-submit");
  await typeCode(beside, words, (await kanssa.mailbox.signIn(member.address, before + 1)).code);
  const there = new Questionnaire(beside, words, true);
  await there.isReady();
  await there.isSaved();
  await beside.goto(beside.url().replace(/\/(answer.*|review)$/, "/review"));
  await expect(there.reviewed("consider")).toHaveText("Kirjoitettu uloskirjautuneena");

  // Back in the first tab it goes on as if nothing had been.
  await beside.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await sheet.isSaved();
  await sheet.lookOver();
  await sheet.send();
  await expect(page.getByRole("main")).toContainText("Kirjoitettu uloskirjautuneena");
});

test("what is tapped and typed before the program runs is kept and saved", async ({ page, context, kanssa, language, words }) => {
  await Member.join(kanssa, language, context);
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await context.route("**/*.wasm", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/tasks");
  const early = new Questionnaire(page, words, false);
  await early.open("park_waste", language);
  await early.enter({ now: "home", would_sort: "p5", materials: ["plastic", "bio"], consider: "Ennen ohjelmaa" });
  arrive();
  const sheet = new Questionnaire(page, words, true);
  await sheet.isReady();
  await expect(sheet.field("materials", "bio")).toBeChecked();
  await expect(sheet.field("consider")).toHaveValue("Ennen ohjelmaa");
  await sheet.isSaved();
  await page.reload();
  await sheet.isReady();
  await page.goto(page.url().replace(/\/(answer.*|review)$/, "/review"));
  await expect(sheet.reviewed("consider")).toHaveText("Ennen ohjelmaa");
  await expect(sheet.reviewed("materials").locator("p")).toHaveCount(2);
});

test("without the program ever arriving everything can be answered and sent", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  watch.networkIsCut();
  await context.route("**/*.wasm", (route) => route.abort());
  const sheet = new Questionnaire(page, words, false);
  await sheet.open("park_waste", language);
  await sheet.enter({ now: "home", would_sort: "p5", consider: "Ilman ohjelmaa" });
  await sheet.lookOver();
  await sheet.send();
  await expect(page.getByRole("main")).toContainText("Ilman ohjelmaa");
});

test("a shared device keeps nothing", async ({ page, context, kanssa, language, words }) => {
  const member = await Member.join(kanssa, language);
  await member.signIn(context, { shared: true });
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await sheet.enter({ now: "home", consider: "Kirjaston koneella" });
  await sheet.isSaved();
  expect(await keptOfMember(page)).toEqual([]);
  await signOut(page, words);
  const kept = await everythingKept(page);
  for (const trace of [member.address, member.pseudonym, "Kirjaston koneella", SESSION]) expect(kept).not.toContain(trace);
  expect(await keptOfMember(page)).toEqual([]);
});

test("a device that has no room says so: the page is to be kept open", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await sheet.isSaved();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("No room", "QuotaExceededError");
    };
  });
  watch.networkIsCut();
  await context.setOffline(true);
  await sheet.enter({ now: "home" });
  await expect(sheet.connection).toHaveAttribute("data-connection", "offline");
  await expect(sheet.standing).toHaveText(words("answers-offline-not-kept"));
  await context.setOffline(false);
  await sheet.isSaved();
});

test("signing out wipes drafts and kept tasks", async ({ page, context, kanssa, language, words }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await sheet.enter({ consider: "Omalla puhelimella" });
  await isKept(page);
  await sheet.isSaved();
  expect(await everythingKept(page), "the search works").toContain("Omalla puhelimella");
  await signOut(page, words);
  expect(await everythingKept(page)).not.toContain("Omalla puhelimella");
  expect(await keptOfMember(page)).toEqual([]);
});

test("another member in the same browser never meets the first one's drafts", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  watch.networkIsCut();
  await context.setOffline(true);
  await sheet.enter({ now: "home", consider: "Ensimmäisen" });
  await expect(sheet.connection).toHaveAttribute("data-connection", "offline");
  await page.close();
  await context.setOffline(false);
  await context.clearCookies();
  await Member.join(kanssa, language, context);
  const second = new Questionnaire(await context.newPage(), words, true);
  await second.open("park_waste", language);
  await expect(second.field("consider")).toHaveValue("");
  await expect(second.field("now", "home")).not.toBeChecked();
  expect(await everythingKept(second.page)).not.toContain("Ensimmäisen");
});

test("an open page never hands its answers to another who signs in beside it", async ({ page, context, kanssa, language, words, watch }) => {
  const first = await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  watch.networkIsCut();
  await context.setOffline(true);
  await sheet.enter({ now: "home", consider: "Ensimmäisen" });
  await expect(sheet.connection).toHaveAttribute("data-connection", "offline");
  await context.clearCookies();
  await Member.join(kanssa, language, context);
  await context.setOffline(false);
  await expect(sheet.connection).toHaveAttribute("data-connection", "signed-out", PATIENCE);
  await expect(sheet.standing).toHaveText(words("answers-signed-out"));

  const beside = await context.newPage();
  const second = new Questionnaire(beside, words, true);
  await second.open("park_waste", language);
  await expect(second.field("consider")).toHaveValue("");
  // What the first one goes on to write stays on the page: the device is the second one's by now.
  await sheet.enter({ would_sort: "p2" });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(sheet.standing).toHaveText(words("answers-signed-out-not-kept"));
  expect(await everythingKept(beside)).not.toContain("Ensimmäisen");
  await beside.goto("/answers");
  await expect(beside.getByText(words("answers-mine-none"))).toBeVisible();
  await beside.close();

  await context.clearCookies();
  await first.signIn(context);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await sheet.isSaved();
});

test("a page left open after signing out keeps nothing for whoever signs in next", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  const beside = await context.newPage();
  await signOut(beside, words);
  watch.networkIsCut();
  await sheet.enter({ now: "home", consider: "Uloskirjautumisen jälkeen" });
  await expect(sheet.standing).toHaveText(words("answers-signed-out-not-kept"));
  expect(await keptOfMember(beside)).toEqual([]);
  // Even a draft that nobody owns is wiped, not taken up.
  await beside.evaluate(() => localStorage.setItem("kanssa:draft:nobodys", "{}"));
  await Member.join(kanssa, language, context);
  await beside.goto("/tasks");
  await beside.waitForFunction(() => localStorage.getItem("kanssa:owner"));
  expect(await keptOfMember(beside)).toEqual(["kanssa:owner"]);
});

for (const way of ["/sign-out", "/leave"] as const) {
  test(`a browser that does not heed ${way}'s header forgets all the same`, async ({ page, context, kanssa, language, words }) => {
    await Member.join(kanssa, language, context);
    // Put back before the page's own scripts run, it is as if the header had done nothing.
    await page.addInitScript(() => {
      if (location.pathname !== "/" && location.pathname !== "/left") return;
      localStorage.setItem("kanssa:owner", "first");
      localStorage.setItem("kanssa:draft:1", "{}");
    });
    const kept = () => keptOfMember(page);
    if (way === "/sign-out") await signOut(page, words);
    else {
      await page.goto("/leave");
      await page.getByRole("button", { name: words("accounts-leave-submit") }).click();
      await expect(heading(page)).toHaveText(words("accounts-left-title"));
    }
    await expect.poll(kept).toEqual([]);
    await page.goto(way === "/sign-out" ? "/" : "/left");
    expect(await kept(), "only the page right after it").toHaveLength(2);
  });
}

test("answers to a task that is gone do not wait for ever", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  await page.goto("/tasks");
  await page.waitForFunction(() => localStorage.getItem("kanssa:owner"));
  await page.evaluate(() => {
    const pending = { now: { answer: { option: { option: "home" } }, at: Date.now() } };
    const draft = { as_of: 0, version: 1, known: {}, pending, send: true };
    localStorage.setItem("kanssa:draft:00000000-0000-0000-0000-000000000001", JSON.stringify(draft));
  });
  watch.networkIsCut(); // the answer to what is gone is 404
  await page.reload();
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("kanssa:draft:")));
  await expect(page.locator("[data-waiting]")).toBeHidden();
});

test("answers that the service cannot read are not said to wait for a connection", async ({ page, context, kanssa, language, words, watch }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  watch.networkIsCut();
  await context.route("**/api/answers/save", (route) => route.continue({ postData: "{}" }));
  await sheet.enter({ now: "home" });
  await expect(sheet.connection).toHaveAttribute("data-connection", "unreadable");
  await expect(sheet.standing).toHaveText(words("answers-unreadable"));
  await context.unroute("**/api/answers/save");
  await sheet.enter({ would_sort: "p4" });
  await sheet.isSaved();
  await page.reload();
  await expect(sheet.field("now", "home")).toBeChecked();
});

test("after a deployment the other kept tasks are fetched anew before old files go", async ({ page, context, kanssa, language, words }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, true);
  await sheet.open("park_waste", language);
  await isKept(page);
  const [kept] = (await keptOfMember(page)).filter((name) => name.startsWith("/tasks/"));
  await page.goto("/account", { waitUntil: "networkidle" }); // nothing is being kept any more
  await page.evaluate(async (kept) => {
    const tasks = await caches.open("kanssa-tasks");
    const files = await caches.open("kanssa-assets-1");
    await files.put("/pkg/kanssa.earlier.js", new Response("earlier"));
    for (const path of [kept, "/tasks/00000000-0000-0000-0000-000000000001/answer"]) {
      await tasks.put(path, new Response('<h1>Earlier</h1> "/pkg/kanssa.earlier.js"'));
    }
    await tasks.put("/offline", new Response("/pkg/kanssa.earlier.js"));
  }, kept);
  await sheet.open("winter_maintenance", language);
  await expect.poll(() => everythingKept(page), PATIENCE).not.toContain("/pkg/kanssa.earlier.js\n");
  const now = await everythingKept(page);
  expect(now).not.toContain("kanssa.earlier");
  const names = await keptOfMember(page);
  expect(names.filter((name) => name.startsWith("/tasks/")), "what is gone is dropped").toHaveLength(2);
  expect(names).toContain(kept);
  expect(names).toContain("/offline");
});

async function signOut(page: Page, words: (name: string) => string): Promise<void> {
  await page.goto("/account");
  await presses(page, words)("button", "accounts-sign-out");
  await expect(heading(page)).toHaveText(words("home-title"));
}
