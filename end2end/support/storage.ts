// Everything a page's origin keeps in the browser, as one text to search in.

import { expect, type Page } from "@playwright/test";

/** What is in local and session storage, in every cache, in every IndexedDB and in the cookies. */
export async function everythingKept(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const lines = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        lines.push(request.url, await (answer?.text() ?? ""));
      }
    }
    for (const { name } of await indexedDB.databases()) lines.push(`database ${name}`);
    return lines.join("\n");
  });
  const cookies = (await page.context().cookies()).map(({ name, value }) => `cookie ${name}=${value}`);
  return [kept, ...cookies].join("\n");
}

/** The keys of what is kept of a member's: drafts and tasks. */
export async function keptOfMember(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const tasks = (await caches.has("kanssa-tasks")) ? await (await caches.open("kanssa-tasks")).keys() : [];
    return [...Object.keys(localStorage), ...tasks.map((request) => new URL(request.url).pathname)];
  });
}

/** Waits until a task can be answered with no network: its page and the program are kept. */
export async function isKept(page: Page): Promise<void> {
  const look = () =>
    page.evaluate(async () => {
      if (!navigator.serviceWorker.controller) return false;
      const tasks = await (await caches.open("kanssa-tasks")).keys();
      const files = await (await caches.open("kanssa-assets-1")).keys();
      return tasks.some((request) => request.url.endsWith("/offline")) && files.length >= 4;
    });
  await expect.poll(look).toBe(true);
}
