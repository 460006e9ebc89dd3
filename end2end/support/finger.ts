// A finger on the glass, as the browser hears of one.

import type { Locator, Page } from "@playwright/test";

/** Puts a finger on something, moves it onto something else, and lifts it. */
export async function dragByFinger(page: Page, held: Locator, onto: Locator): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const middle = async (locator: Locator) => {
    const box = await locator.boundingBox();
    if (!box) throw new Error("not shown");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [from, to] = [await middle(held), await middle(onto)];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
    browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [from]);
  const steps = 8;
  for (let step = 1; step <= steps; step += 1) {
    const part = step / steps;
    await touch("touchMove", [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
  }
  await touch("touchEnd", []);
  await browser.detach();
}
