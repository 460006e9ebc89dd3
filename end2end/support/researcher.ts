// A researcher at work: an account that nobody else uses, and every page of theirs looked over.

import { type Page, expect } from "@playwright/test";
import { presses } from "./forms.ts";
import { Inspector } from "./inspect.ts";
import type { Kanssa } from "./kanssa.ts";
import { Poster } from "./member.ts";
import { test as base } from "./test.ts";
import { totp } from "./totp.ts";
import type { Language, Words } from "./words.ts";

export const test = base.extend<{ look: (page: Page, name: string) => Promise<void> }>({
  look: async ({ browser, contextOptions, viewport, isMobile, hasTouch, userAgent, hasScript, language }, use, info) => {
    const options = { ...contextOptions, viewport, isMobile, hasTouch, userAgent, javaScriptEnabled: hasScript };
    const inspector = new Inspector(browser, options, language, info.project.name);
    await use((page, name) => inspector.look(page, name));
    await inspector.close();
  },
});

/** A questionnaire's file: a question that must be answered, and one that hangs on it. */
export const file = JSON.stringify({
  format: "kanssa-questionnaire/1",
  pages: [
    {
      code: "shore",
      questions: [
        { code: "swims", text: { fi: "Uitko?", sv: "Simmar du?", en: "Do you swim?" }, kind: "yes_no", required: true },
        {
          code: "where",
          text: { fi: "Missä?", sv: "Var?", en: "Where?" },
          kind: { short_text: { most: 100 } },
          show_if: { chosen: { question: "swims", option: "yes" } },
        },
      ],
    },
  ],
});

/** Signs in to a researcher's account that nobody else uses. */
export async function signIn(page: Page, kanssa: Kanssa, language: Language, words: Words): Promise<void> {
  const address = `researcher-${crypto.randomUUID()}@kanssa.example`;
  const secret = await kanssa.addStaff(address, "researcher", language);
  const poster = new Poster(kanssa, language);
  await poster.signIn(address, { staff: true });
  await poster.handTo(page.context());
  await page.goto("/staff/second-factor");
  await page.getByLabel(words("staff-second-factor-code")).fill(totp(secret));
  await presses(page, words)("button", "accounts-link-submit");
  await expect(page).toHaveURL(/\/staff$/);
}
