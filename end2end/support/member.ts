// A resident who has joined, made by the same forms that people fill in, without a browser.

import type { BrowserContext, Cookie } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { Kanssa } from "./kanssa.ts";
import type { Language } from "./words.ts";

export const SESSION = "__Host-kanssa-session";

let number = 0;

/** An address nobody has had yet. */
export const newAddress = (): string => `resident.${randomUUID().slice(0, 8)}@example.org`;
/** A pseudonym nobody has had yet. */
export const newPseudonym = (): string => `Kuusi ${word()} ${(number += 1)}`;

const word = () => Array.from({ length: 6 }, () => "aeioklmnrstv"[Math.floor(Math.random() * 12)]).join("");

/** Forms posted one after another, with the cookies in between. */
export class Poster {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly kanssa: Kanssa,
    readonly language: Language,
  ) {}

  async post(path: string, fields: Record<string, string>): Promise<string> {
    const answer = await fetch(this.kanssa.origin + path, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
      headers: {
        "accept-language": this.language,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}\n${await answer.text()}`);
    return answer.headers.get("location") ?? "";
  }

  /** Asks for a sign-in and types the code of the mail. */
  async signIn(address: string, options: { shared?: boolean; staff?: boolean } = {}): Promise<string> {
    const { mailbox } = this.kanssa;
    const before = mailbox.count(address);
    const area = options.staff ? "/staff" : "";
    const next = await this.post(`${area}/sign-in`, { address, then: "" });
    const { code } = await mailbox.signIn(address, before + 1);
    return this.post(next, options.shared ? { code, shared: "yes" } : { code });
  }

  /** Gives a browser what this one was given. */
  async handTo(context: BrowserContext): Promise<void> {
    await context.addCookies(
      [...this.cookies].map(([name, value]) => ({
        name,
        value,
        domain: "127.0.0.1",
        path: "/",
        secure: true,
        httpOnly: true,
        sameSite: "Lax",
      })) satisfies Partial<Cookie>[] as Cookie[],
    );
  }
}

export class Member {
  private constructor(
    readonly kanssa: Kanssa,
    readonly language: Language,
    readonly address: string,
    readonly pseudonym: string,
  ) {}

  /** Joins; as a newcomer without the last step, the pseudonym. */
  static async join(kanssa: Kanssa, language: Language, context?: BrowserContext): Promise<Member> {
    const member = new Member(kanssa, language, newAddress(), newPseudonym());
    const poster = await Member.begin(kanssa, language, member.address);
    await poster.post("/account/pseudonym", { pseudonym: member.pseudonym });
    if (context) await poster.handTo(context);
    return member;
  }

  /** Joins as far as the consent; the pseudonym is still to be chosen. */
  static async begin(kanssa: Kanssa, language: Language, address = newAddress()): Promise<Poster> {
    const poster = new Poster(kanssa, language);
    const next = await poster.signIn(address);
    await poster.post(next, { age: "yes", consent: "yes" });
    return poster;
  }

  /** Signs in anew, and gives this browser the sign-in. */
  async signIn(context: BrowserContext, options: { shared?: boolean } = {}): Promise<void> {
    const poster = new Poster(this.kanssa, this.language);
    await poster.signIn(this.address, options);
    await context.clearCookies({ name: SESSION });
    await poster.handTo(context);
  }
}
