const forget = async () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith("kanssa:")) localStorage.removeItem(key);
  globalThis.indexedDB?.deleteDatabase("kanssa-photos");
  for (const name of ["kanssa-tasks", "kanssa-pictures"]) await globalThis.caches?.delete(name);
};
