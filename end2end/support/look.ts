// A test that looks pages over on its way.

import type { Page } from "@playwright/test";
import { Inspector } from "./inspect.ts";
import { test as base } from "./test.ts";

export const test = base.extend<{ look: (page: Page, name: string) => Promise<void> }>({
  look: async ({ browser, contextOptions, viewport, isMobile, hasTouch, userAgent, hasScript, language }, use, info) => {
    const options = { ...contextOptions, viewport, isMobile, hasTouch, userAgent, javaScriptEnabled: hasScript };
    const inspector = new Inspector(browser, options, language, info.project.name);
    await use((page, name) => inspector.look(page, name));
    await inspector.close();
  },
});

export { expect } from "./test.ts";
