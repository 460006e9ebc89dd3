// The product's own words, read from its language files: tests press what people read.

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

export type Language = "fi" | "sv" | "en";
export const languages: readonly Language[] = ["fi", "sv", "en"];
export const locales = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" } as const;

const folder = resolve(import.meta.dirname, "../../app/locales");

function read(language: Language): Map<string, string> {
  const words = new Map<string, string>();
  for (const file of readdirSync(join(folder, language))) {
    const text = readFileSync(join(folder, language, file), "utf8");
    for (const [, key, value] of text.matchAll(/^([a-z][a-z0-9-]*) = (.+)$/gm)) words.set(key, value);
  }
  return words;
}

const all = { fi: read("fi"), sv: read("sv"), en: read("en") };

/** The words of this name; `{$…}` in them is filled in by the values. */
export type Words = (name: string, values?: Record<string, string | number>) => string;

export function wordsOf(language: Language): Words {
  return (name, values = {}) => {
    const words = all[language].get(name);
    if (words === undefined) throw new Error(`no words are called ${name}`);
    return words.replace(/\{\s*\$(\w+)\s*\}/g, (_, key: string) => String(values[key] ?? ""));
  };
}

/** Why pages are looked over without JavaScript in one language: the server sends the same markup either way. */
export const onceWithoutScript = "with JavaScript in every language, without it in one";
