// requirements - writes docs/requirements.md: each requirement, what the software does, the tests that
// passed, and what is open. `make test 2>&1 | tee LOG; node scripts/requirements.mjs LOG`

import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const [log] = process.argv.slice(2);
if (!log) {
  console.error("usage: node scripts/requirements.mjs LOG-OF-THE-TESTS");
  process.exit(2);
}
const texts = JSON.parse(fs.readFileSync(path.join(root, "docs/requirements.json"), "utf8"));
const passed = new Map(Object.keys(texts).map((name) => [name, new Set()]));
const note = (numbers, test) => {
  for (const number of numbers) passed.get(`R${number}`)?.add(test);
};
for (const line of fs.readFileSync(log, "utf8").split("\n")) {
  const rust = /^test (?:\w+::)*((?:r\d+_)+)(\w+) \.\.\. ok$/.exec(line);
  if (rust) note(rust[1].match(/\d+/g), rust[2].replaceAll("_", " "));
  const browser = /^\s+✓ .*› ((?:R\d+[:, ]+)+)(.+?) \([\d.]+m?s\)$/.exec(line);
  if (browser) note(browser[1].match(/\d+/g), `${browser[2]} (in browsers)`);
}
const counted = [...passed.values()].reduce((sum, tests) => sum + tests.size, 0);
if (counted === 0) {
  console.error(`${log} holds no test that passed`);
  process.exit(1);
}
const lines = [
  "# Requirements",
  "",
  "Each requirement of the privacy notice by its number: what the software does, which tests showed it in the run this page was",
  "made from, and what is open. Made by `scripts/requirements.mjs` from `docs/requirements.json` and the log of `make test`.",
  "",
];
for (const [name, { does, open }] of Object.entries(texts)) {
  lines.push(`## ${name}`, "");
  if (does) lines.push(does, "");
  if (open) lines.push(`**Open:** ${open}`, "");
  for (const test of [...passed.get(name)].sort()) lines.push(`- ${test}`);
  if (passed.get(name).size > 0) lines.push("");
}
fs.writeFileSync(path.join(root, "docs/requirements.md"), `${lines.join("\n").trimEnd()}\n`);
const untested = Object.entries(texts).filter(([name, { open }]) => !open && passed.get(name).size === 0);
console.log(`${counted} tests over ${passed.size} requirements`);
for (const [name] of untested) console.log(`! ${name} is said to hold and has no test`);
process.exit(untested.length > 0 ? 1 : 0);
