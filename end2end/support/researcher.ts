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

/** Signs in to an account of staff that nobody else uses. */
export async function signInAsStaff(page: Page, kanssa: Kanssa, role: string, language: Language, words: Words): Promise<void> {
  const address = `${role}-${crypto.randomUUID()}@kanssa.example`;
  const secret = await kanssa.addStaff(address, role, language);
  const poster = new Poster(kanssa, language);
  await poster.signIn(address, { staff: true });
  await poster.handTo(page.context());
  await page.goto("/staff/second-factor");
  await page.getByLabel(words("staff-second-factor-code")).fill(totp(secret));
  await presses(page, words)("button", "accounts-link-submit");
  await expect(page).toHaveURL(/\/staff$/);
}

/** Signs in to a researcher's account that nobody else uses. */
export const signInAsResearcher = (page: Page, kanssa: Kanssa, language: Language, words: Words): Promise<void> =>
  signInAsStaff(page, kanssa, "researcher", language, words);

/** A draft with two questions, or with those of a file, made by the forms without a look; gives its address. */
export async function makeDraft(page: Page, questions = file): Promise<string> {
  const post = async (path: string, form: Record<string, string>) => {
    const answer = await page.request.post(path, { form, maxRedirects: 0 });
    expect(answer.status(), path).toBe(303);
    return answer.headers()["location"] ?? "";
  };
  const project = await post("/staff/projects/new", {
    revision: "",
    name: "Rannat",
    purpose: "Selvitämme, missä uidaan.",
    service: "Uimarannat",
    starts: "2026-01-05",
    ends: "2031-12-31",
  });
  const task = await post(`${project}/tasks/new`, {
    revision: "0",
    title: "Missä uit?",
    summary: "Kerro rannastasi.",
    "main-language": "fi",
    minutes: "4",
    opens: "2026-01-05T08:00",
    closes: "2031-12-31T16:00",
    pasted: questions,
  });
  return new URL(task, page.url()).href.replace(/\/settings$/, "");
}
