import { defineConfig, devices } from "@playwright/test";

// Phones and desktops, with JavaScript and without. The browser is the system's Chromium.

const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
const phone = { ...devices["Pixel 5"], viewport: { width: 360, height: 740 } };
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } };

/** Only a program in the browser can keep answers without a network. */
const needsJavaScript = "**/offline.spec.ts";
/** Keys are pressed at a keyboard, and what staff do they do at a desk. */
const atADesk = ["**/keyboard.spec.ts", "**/staff.spec.ts"];

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  // A machine that stalls is no defect of the service: once more, and the list says "flaky".
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    launchOptions,
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "phone", use: phone, testIgnore: atADesk },
    { name: "desktop", use: desktop, testIgnore: needsJavaScript },
    {
      name: "phone-plain",
      use: { ...phone, javaScriptEnabled: false },
      testIgnore: [needsJavaScript, ...atADesk],
    },
    {
      name: "desktop-plain",
      use: { ...desktop, javaScriptEnabled: false },
      testIgnore: needsJavaScript,
    },
  ],
});
