const start = async () => {
  const program = await import("__SCRIPT__");
  await program.default({ module_or_path: "__WASM__" });
  program.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) program[island.dataset.component]?.(island);
};
const begin = () => start().catch(() => { document.documentElement.dataset.islands = "failed"; });
"requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 500 }) : setTimeout(begin);
