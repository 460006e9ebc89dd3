// Looks a page over as it stands: accessibility rules, sideways scrolling, fields wide enough, language.

import { type Browser, type BrowserContextOptions, type Page, expect } from "@playwright/test";
import axe from "axe-core";
import { join } from "node:path";
import type { Language } from "./words.ts";

const NARROWEST = 320;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Pictures of every page for people to look at: `PICTURES=/tmp/pictures npx playwright test pages`. */
const pictures = process.env.PICTURES;

export class Inspector {
  private twin?: Page;

  constructor(
    private readonly browser: Browser,
    private readonly use: BrowserContextOptions,
    private readonly language: Language,
    private readonly project: string,
  ) {}

  /** Fails for everything that is wrong with the page; `name` is for people. */
  async look(page: Page, name: string): Promise<void> {
    await expect(page.locator("html"), name).toHaveAttribute("lang", this.language);
    await expect(page.locator("h1"), name).toHaveCount(1);
    await expect(page, name).toHaveTitle(/\S – \S/);
    if (pictures) {
      const path = join(pictures, this.project, this.language, `${name}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
    }
    const isPlain = this.use.javaScriptEnabled === false;
    // A page that has no program in it is the same without JavaScript, and is looked over with it.
    if (isPlain && (await page.locator("leptos-island").count()) === 0) return;
    const seen = isPlain ? await this.twinOf(page) : page;
    expect.soft(await violations(seen), `${name}: accessibility`).toEqual([]);
    expect.soft(await cramped(seen), `${name}: fields too narrow to type in`).toEqual([]);
    expect.soft(await widthAtNarrowest(seen), `${name}: sideways scrolling`).toBeLessThanOrEqual(NARROWEST);
  }

  async close(): Promise<void> {
    await this.twin?.context().close();
  }

  /** Rules are checked by a script. Where scripts are off, it checks a copy of the page without any. */
  private async twinOf(page: Page): Promise<Page> {
    const body = (await page.content()).replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
    if (!this.twin) {
      const context = await this.browser.newContext({ ...this.use, javaScriptEnabled: true });
      this.twin = await context.newPage();
    }
    const url = page.url().replace(/[?#].*/, "");
    await this.twin.unrouteAll();
    await this.twin.route(url, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
    await this.twin.goto(url);
    return this.twin;
  }
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const options = { runOnly: { type: "tag" as const, values }, resultTypes: ["violations" as const] };
    const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, options);
    return found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} (${node.failureSummary?.split("\n").at(-1)?.trim()})`),
    );
  }, RULES);
}

/** Fields for texts that have been pressed together by what stands beside them. */
async function cramped(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main :is(input[type=text].input, textarea)")]
      .filter((field) => field.checkVisibility() && field.getBoundingClientRect().width < 100)
      .map((field) => field.outerHTML.slice(0, 160)),
  );
}

async function widthAtNarrowest(page: Page): Promise<number> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: NARROWEST, height: size.height });
  const width = await page.evaluate(async (narrowest) => {
    while (screen.width !== narrowest && innerWidth !== narrowest) await new Promise(requestAnimationFrame);
    return document.documentElement.scrollWidth;
  }, NARROWEST);
  await page.setViewportSize(size);
  return width;
}
