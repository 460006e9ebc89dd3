// Services with nothing in them: one that a worker's tests share, and one of a test's own, for tests that let
// time pass: it passes for everybody in it.

import { Kanssa } from "./kanssa.ts";
import { test as base } from "./look.ts";

export const nothing = base.extend<object, { kanssa: Kanssa }>({
  kanssa: [
    async ({}, use) => {
      const kanssa = await Kanssa.open("empty");
      await use(kanssa);
      await kanssa.close();
    },
    { scope: "worker" },
  ],
});

export const test = nothing.extend<{ own: Kanssa }>({
  own: async ({}, use) => {
    const own = await Kanssa.open("empty");
    await use(own);
    await own.close();
  },
  baseURL: ({ own }, use) => use(own.origin),
});

/** Does what is due so many days from now. */
export async function letPass(own: Kanssa, days: number): Promise<void> {
  await own.run("jobs", "run", "--as-of", new Date(Date.now() + days * 86_400_000).toISOString());
}
