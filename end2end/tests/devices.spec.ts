// A resident answers the same task on two devices at once: the later answer counts, and is told.

import { Member } from "../support/member.ts";
import { Questionnaire } from "../support/questionnaire.ts";
import { expect, test } from "../support/look.ts";

test("what is sent is what was looked over", async ({ page, context, kanssa, language, words, hasScript, look, watch }) => {
  await Member.join(kanssa, language, context);
  const sheet = new Questionnaire(page, words, hasScript);
  await sheet.open("park_waste", language);
  const address = (await sheet.form.getAttribute("action")) ?? "";
  await sheet.enter({ now: "park_bin", would_sort: "p4" });
  await sheet.lookOver();
  await sheet.isSaved();
  const before = await sheet.reviewed("now").innerText();

  await test.step("another device answers otherwise meanwhile", async () => {
    // As a form without a program: it goes to the server at once.
    const elsewhere = await page.request.post(address, {
      form: { "q-now": "home", "q-would_sort": "p4", go: "next" },
      maxRedirects: 0,
    });
    expect(elsewhere.status()).toBe(303);
  });

  await test.step("sending shows the answers once more", async () => {
    watch.conflictIsExpected();
    await sheet.press("answers-send");
    await expect(page.getByText(words("answers-look-again"))).toBeVisible();
    await expect(sheet.reviewed("now")).not.toHaveText(before);
    await look(page, "devices-look-again");
    await sheet.isReady();
    await sheet.send();
  });
});
