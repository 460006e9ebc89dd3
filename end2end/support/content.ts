// What the demo has in it, from its own file.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Language } from "./words.ts";

type Task = {
  key: TaskKey;
  title: Partial<Record<Language, string>>;
  main_language: Language;
  closes_in_days: number;
};
type Content = { projects: { tasks: Task[] }[] };

/** Tasks of the demo, as its file names them. */
export type TaskKey =
  | "winter_maintenance"
  | "school_route"
  | "library_services"
  | "beach_summer"
  | "library_family"
  | "swimming_booking"
  | "park_renewal"
  | "park_waste";

const file = resolve(import.meta.dirname, "../../server/src/demo/content.json");

export const demoContent = (): Content => JSON.parse(readFileSync(file, "utf8"));

/** A task's title as it is shown to readers of a language. */
export function titleOf(key: TaskKey, language: Language): string {
  const tasks = demoContent().projects.flatMap((project) => project.tasks);
  const task = tasks.find((task) => task.key === key);
  return task?.title[language] ?? task?.title[task.main_language] ?? "";
}
