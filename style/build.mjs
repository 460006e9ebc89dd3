// Puts the style sheet together: the Helsinki Design System tokens that are used, then our own
// files in order. Plain CSS in, plain CSS out; cargo-leptos makes it small.
// With --watch it does so again whenever one of them changes.
import { readFileSync, watch, writeFileSync } from "node:fs";

const SOURCES = ["theme", "base", "layout", "form", "questionnaire", "staff", "editor"];
const tokens = readFileSync(new URL("node_modules/hds-design-tokens/lib/all.css", import.meta.url), "utf8");

const values = new Map([...tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));

function build() {
  const own = SOURCES.map((name) => readFileSync(new URL(`source/${name}.css`, import.meta.url), "utf8")).join("\n");
  const defined = new Set([...own.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = [...new Set([...own.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))];
  const unknown = used.filter((name) => !defined.has(name) && !values.has(name));
  if (unknown.length > 0) throw new Error(`neither ours nor a token of HDS: ${unknown.join(", ")}`);

  const needed = used.filter((name) => !defined.has(name)).sort();
  const root = `:root {\n${needed.map((name) => `  ${name}: ${values.get(name)};`).join("\n")}\n}\n`;
  writeFileSync(new URL("kanssa.css", import.meta.url), `${root}\n${own}`);
}

build();
if (process.argv.includes("--watch")) {
  watch(new URL("source/", import.meta.url), () => {
    try {
      build();
    } catch (error) {
      console.error(`style: ${error.message}`);
    }
  });
}
