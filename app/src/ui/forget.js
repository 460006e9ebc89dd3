const forget = async () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith("kanssa:")) localStorage.removeItem(key);
  globalThis.indexedDB?.deleteDatabase("kanssa-photos");
  await globalThis.caches?.delete("kanssa-tasks");
};
