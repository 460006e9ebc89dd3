// A real SMTP server: it takes every mail and keeps it for the tests to read.

import { expect } from "@playwright/test";
import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type SignInMail = { subject: string; body: string; link: string; code: string };

export class Mailbox {
  private readonly mails: { to: string; raw: string }[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, session, done) => {
      text(stream).then((raw) => {
        for (const { address } of session.envelope.rcptTo) this.mails.push({ to: address, raw });
        done();
      }, done);
    },
  });

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await new Promise<void>((done) => mailbox.server.listen(0, "127.0.0.1", done));
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(done));
  }

  count(to: string): number {
    return this.mails.filter((mail) => mail.to === to).length;
  }

  /** Waits for the newest mail to an address, which must be the `nth` one to it. */
  async signIn(to: string, nth = 1): Promise<SignInMail> {
    await expect.poll(() => this.count(to), { intervals: [25, 50, 100] }).toBeGreaterThanOrEqual(nth);
    const raw = this.mails.filter((mail) => mail.to === to)[nth - 1].raw;
    const [head, ...rest] = raw.replaceAll("\r\n", "\n").split("\n\n");
    const body = unquote(rest.join("\n\n"));
    const subject = /^Subject: (.*)$/m.exec(head)?.[1] ?? "";
    const link = /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(body)?.[0] ?? "";
    const code = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(body)?.[0] ?? "";
    return { subject, body, link, code };
  }
}

/** Quoted-printable to text. */
function unquote(quoted: string): string {
  const bytes = quoted.replaceAll("=\n", "").replace(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`);
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, "%25"));
}
