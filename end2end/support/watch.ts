// Listens to a browser for what people would not see: errors of scripts, forbidden or failed requests.

import type { BrowserContext, ConsoleMessage, Request } from "@playwright/test";

export class Watch {
  readonly faults: string[] = [];
  private isNetworkCut = false;
  private isConflictExpected = false;

  constructor(context: BrowserContext) {
    context.on("console", (message) => this.hear(message));
    context.on("weberror", (error) => this.faults.push(`error: ${error.error().message}`));
    context.on("requestfailed", (request) => this.note(request));
  }

  /** From here on the network is cut on purpose. */
  networkIsCut(): void {
    this.isNetworkCut = true;
  }

  /** From here on the server may refuse what was not looked over. */
  conflictIsExpected(): void {
    this.isConflictExpected = true;
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const text = message.text();
    // An error page is an error to the browser as well.
    const isErrorPage = text.includes("the server responded with a status of");
    const address = message.page()?.url().split("#")[0];
    if (isErrorPage && message.location().url === address) return;
    if (this.isNetworkCut && /net::ERR_|status of (400|401|403|404|503)/.test(text)) return;
    if (this.isConflictExpected && text.includes("status of 409")) return;
    this.faults.push(`${message.type()}: ${text} (${message.location().url})`);
  }

  private note(request: Request): void {
    const why = request.failure()?.errorText ?? "";
    // A page that is left lets go of what it was fetching; so does one that downloads a file.
    if (this.isNetworkCut || why === "net::ERR_ABORTED") return;
    this.faults.push(`failed: ${request.method()} ${request.url()} ${why}`);
  }
}
