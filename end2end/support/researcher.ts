// Researchers of the tests' own.

import { type Page, expect } from "@playwright/test";
import { presses } from "./forms.ts";
import type { Kanssa } from "./kanssa.ts";
import { Poster } from "./member.ts";
import { totp } from "./totp.ts";
import type { Language, Words } from "./words.ts";

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
