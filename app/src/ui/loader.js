const owned = document.querySelector("[data-owner]");
const settle = async () => {
  if (!owned) return;
  const owner = owned.dataset.owner;
  if (localStorage.getItem("kanssa:owner") !== owner) await forget(); /* also what is nobody's */
  if (owner) localStorage.setItem("kanssa:owner", owner);
};
const keep = async () => {
  const path = owned?.dataset.owner && owned.dataset.keep;
  if (!path || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/service-worker.js");
  const files = ["__STYLE__", "__SCRIPT__", "__WASM__", "/icon.svg"];
  const parts = [document, ...Array.from(document.querySelectorAll("template"), (part) => part.content)];
  const shown = parts.flatMap((part) => Array.from(part.querySelectorAll("[src^='/pictures/']")));
  const pictures = shown.map((picture) => picture.getAttribute("src"));
  (await navigator.serviceWorker.ready).active.postMessage({ keep: path, files, pictures });
};
const start = async () => {
  await settle().catch(() => {});
  const program = await import("__SCRIPT__");
  await program.default({ module_or_path: "__WASM__" });
  program.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) program[island.dataset.component]?.(island);
  await keep().catch(() => {});
};
const begin = () => start().catch(() => { document.documentElement.dataset.islands = "failed"; });
"requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 500 }) : setTimeout(begin);
