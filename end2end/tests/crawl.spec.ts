// R32: whoever follows every link there is for them meets this service alone, and nothing that is not there.

import type { Page } from "@playwright/test";
import { Member } from "../support/member.ts";
import { makeDraft, signInAsResearcher, signInAsStaff } from "../support/researcher.ts";
import { expect, test } from "../support/test.ts";

test.skip(({ isMobile }) => isMobile, "the links are the same on a phone");

/** The same page of another thing is visited twice and no more: what differs is the thing. */
const OF_A_KIND = 2;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}/g;

/** Follows every link from a page on; gives the paths. */
async function crawl(page: Page, origin: string, start: string): Promise<string[]> {
  const seen = new Map<string, number>();
  const visited: string[] = [];
  const asked: string[] = [];
  const note = (request: { url(): string }) => asked.push(request.url());
  page.context().on("request", note);
  const waiting = [start];
  const known = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = path.replace(ID, "{id}");
    const count = seen.get(kind) ?? 0;
    if (count >= OF_A_KIND) continue;
    seen.set(kind, count + 1);
    const answer = await page.goto(path);
    expect(answer?.status(), `${path}, which a link leads to`).toBeLessThan(400);
    visited.push(path);
    const links = await page.locator("a[href]:not([download])").evaluateAll((links) => (links as HTMLAnchorElement[]).map((link) => link.href));
    for (const link of links.map((href) => new URL(href))) {
      expect(link.origin, `a link on ${path}`).toBe(origin);
      if (known.has(link.pathname) || isFile(link.pathname)) continue;
      known.add(link.pathname);
      waiting.push(link.pathname);
    }
  }
  page.context().off("request", note);
  const elsewhere = asked.filter((url) => !url.startsWith("data:") && !url.startsWith("blob:") && new URL(url).origin !== origin);
  expect(elsewhere, "nothing is asked of anybody else").toEqual([]);
  expect(asked.length).toBeGreaterThan(visited.length);
  return visited;
}

/** What a browser saves instead of showing. */
const isFile = (path: string) => /\/file(\/|$)|\/download$|\.json$/.test(path);

test("R32: a visitor", async ({ page, kanssa }) => {
  const visited = await crawl(page, kanssa.origin, "/");
  for (const path of ["/notice", "/accessibility", "/contact", "/sign-in", "/lost-address"]) expect(visited).toContain(path);
});

test("R32: a member", async ({ page, context, kanssa, language }) => {
  test.slow();
  await Member.join(kanssa, language, context);
  const visited = await crawl(page, kanssa.origin, "/");
  for (const path of ["/tasks", "/account", "/account/freeze", "/account/address", "/account/consents", "/leave"]) expect(visited).toContain(path);
});

test("R32: a researcher with a draft", async ({ page, kanssa, language, words }) => {
  test.slow();
  await signInAsResearcher(page, kanssa, language, words);
  const task = await makeDraft(page);
  const visited = await crawl(page, kanssa.origin, "/staff");
  expect(visited).toContain(new URL(task).pathname);
  expect(visited.length).toBeGreaterThan(30);
});

for (const [role, path] of [
  ["moderator", "/staff"],
  ["coordinator", "/staff/messages"],
  ["payroll", "/staff"],
  ["admin", "/staff/settings"],
  ["dpo", "/staff/oversight/retention"],
] as const) {
  test(`R32: ${role}`, async ({ page, kanssa, language, words }) => {
    test.slow();
    await signInAsStaff(page, kanssa, role, language, words);
    expect(await crawl(page, kanssa.origin, "/staff")).toContain(path);
  });
}
