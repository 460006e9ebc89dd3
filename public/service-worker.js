// Lets an opened task be answered with no network at all.
//
// Keeps two things: the program's own files, and the tasks the member has opened on a device of
// their own, with a page that lists them where nothing else can be reached. The page asks for a task to be kept; signing out and leaving wipe everything
// (Clear-Site-Data), and so does the loader when another member, or a shared device, is found.

const FILES = "kanssa-assets-1";
const TASKS = "kanssa-tasks";
const OFFLINE = "/offline";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== FILES && name !== TASKS) await caches.delete(name);
    await self.clients.claim();
  })());
});

// { keep: path of a task, files: addresses }
self.addEventListener("message", (event) => {
  const { keep, files } = event.data ?? {};
  if (keep) event.waitUntil(Promise.all([keepTask(keep), keepFiles(files)]));
});

async function keepTask(path) {
  const answer = await fetch(path, { credentials: "same-origin" });
  await store(path, answer);
  const offline = await fetch(OFFLINE, { credentials: "same-origin" });
  if (offline.ok) await (await caches.open(TASKS)).put(OFFLINE, offline);
}

async function keepFiles(files) {
  const cache = await caches.open(FILES);
  const wanted = new Set(files.map((file) => new URL(file, location.origin).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  for (const file of wanted) if (!(await cache.match(file))) await cache.add(file);
}

/** Keeps a task's page; the address tells which of its pages, and any of them holds all. */
async function store(path, answer) {
  const cache = await caches.open(TASKS);
  // A redirected answer is a sign-in page or the like, and not the task.
  if (answer.ok && isTask(new URL(answer.url).pathname)) await cache.put(taskOf(path), answer);
}

const isTask = (path) => /^\/tasks\/[^/]+\/(answer|review)(\/|$)/.test(path);
const taskOf = (path) => path.replace(/^(\/tasks\/[^/]+)\/.*$/, "$1/answer");

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/pkg/") || url.pathname === "/icon.svg") {
    event.respondWith(fromFiles(event.request));
  } else if (event.request.mode === "navigate" && isTask(url.pathname)) {
    event.respondWith(fromNetworkOrKept(event.request, url.pathname));
  } else if (event.request.mode === "navigate") {
    event.respondWith(fromNetworkOrList(event.request));
  }
});

async function fromFiles(request) {
  const cache = await caches.open(FILES);
  return (await cache.match(request.url)) ?? fetch(request);
}

async function fromNetworkOrKept(request, path) {
  const cache = await caches.open(TASKS);
  const kept = await cache.match(taskOf(path));
  try {
    const answer = await fetch(request);
    if (kept) await store(path, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function fromNetworkOrList(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const list = await keptTasks();
    if (list) return list;
    throw error;
  }
}

/** The page for no network, with a link to each kept task; its heading is in the task's language. */
async function keptTasks() {
  const cache = await caches.open(TASKS);
  const page = await cache.match(OFFLINE);
  if (!page) return null;
  const links = [];
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (!isTask(pathname)) continue;
    const kept = await (await cache.match(request)).text();
    const [, attributes, words] = /<h1([^>]*)>(.*?)<\/h1>/s.exec(kept) ?? [];
    if (words) links.push(`<li${attributes}><a href="${pathname}">${words}</a></li>`);
  }
  const html = (await page.text()).replace(/<template data-kept-tasks.*?<\/template>/s, () => links.join(""));
  const policy = page.headers.get("content-security-policy");
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy } });
}
