// A person with a keyboard alone, to whom the focus always shows.

import { type Locator, type Page, expect } from "@playwright/test";

const FARTHEST = 120;

/** Tabs on until something has the focus, and sees on the way that every stop shows it. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < FARTHEST; stop += 1) {
    await page.keyboard.press("Tab");
    const shown = await page.evaluate(() => {
      const element = document.activeElement;
      // What has the focus within a frame shows it there.
      if (!element || element === document.body || element.tagName === "IFRAME") return "outside";
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isOutlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      const isInView = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
      return isOutlined && isInView ? "shown" : `not to be seen: ${element.outerHTML.slice(0, 120)}`;
    });
    if (shown !== "outside") expect(shown).toBe("shown");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
}

export async function press(page: Page, wanted: Locator, key = "Enter"): Promise<void> {
  await expect(wanted).toBeVisible();
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}
