// R9: personal data are used for the community alone. With no way out of this machine, every journey
// here passes; this test shows that there was none.

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

test("R9: everything works with no way out of this machine", ({}, info) => {
  test.skip(info.project.name !== "desktop", "once is enough");
  const isAlone = process.env.KANSSA_TEST_ALONE !== undefined;
  test.skip(!isAlone && !process.env.KANSSA_REQUIRE_ALL, "run by `make test`, which closes the network");
  const routes = readFileSync("/proc/net/route", "utf8").trim().split("\n").slice(1);
  expect(routes).toEqual([]);
});
