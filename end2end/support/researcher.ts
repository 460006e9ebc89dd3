// A researcher at work: an account that nobody else uses, and a questionnaire of theirs.

import { type Page, expect } from "@playwright/test";
import { presses } from "./forms.ts";
import type { Kanssa } from "./kanssa.ts";
import { Poster } from "./member.ts";
import { totp } from "./totp.ts";
import type { Language, Words } from "./words.ts";

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
export async function signInAsResearcher(page: Page, kanssa: Kanssa, language: Language, words: Words): Promise<void> {
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
