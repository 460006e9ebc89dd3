// Lets an opened task be answered with no network at all.
//
// Keeps the program's own files, and the tasks the member has opened on a device of their own with
// their pictures, with a page that lists them where nothing else can be reached. The page asks for a task
// to be kept; signing out and leaving wipe everything (Clear-Site-Data, or the page that follows), and
// so does the loader when another member, or a shared device, is found.

const FILES = "kanssa-assets-1";
const TASKS = "kanssa-tasks";
const PICTURES = "kanssa-pictures";
/** Of the pictures of tasks, so many are kept: the last ones. */
const MOST_PICTURES = 100;
const OFFLINE = "/offline";
/** How a task is answered that takes no answers. */
const GONE = [404, 409];

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (![FILES, TASKS, PICTURES].includes(name)) await caches.delete(name);
    await self.clients.claim();
  })());
});

// { keep: path of a task, files, pictures: addresses }
self.addEventListener("message", (event) => {
  const { keep, files, pictures } = event.data ?? {};
  // What fails, as with no network or no sign-in, is tried again when a task is next opened.
  if (keep) event.waitUntil(keepAll(keep, files).then(() => keepPictures(pictures ?? [])).catch(() => {}));
});

async function keepAll(path, files) {
  const cache = await caches.open(FILES);
  const wanted = new Set(files.map((file) => new URL(file, location.origin).href));
  // The list of what is kept comes after what it is to list.
  const pages = refetch(path).then(() => refetch(OFFLINE));
  await Promise.all([pages, ...[...wanted].map((file) => keepFile(cache, file))]);
  // A deployment gives the files other names. Pages kept before it name the old ones: those pages are
  // fetched anew first. Where that fails, everything stays until next time, and goes on working.
  const old = (await cache.keys()).filter((request) => !wanted.has(request.url));
  if (old.length === 0) return;
  for (const request of await (await caches.open(TASKS)).keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== OFFLINE && pathname !== taskOf(path)) await refetch(pathname);
  }
  for (const request of old) await cache.delete(request);
}

async function keepPictures(addresses) {
  const cache = await caches.open(PICTURES);
  const wanted = new Set(addresses.map((address) => new URL(address, location.origin).href));
  // One that cannot be fetched leaves room for the others.
  for (const address of wanted) await keepFile(cache, address).catch(() => {});
  const kept = await cache.keys();
  const others = kept.filter((request) => !wanted.has(request.url));
  for (const request of others.slice(0, Math.max(0, kept.length - MOST_PICTURES))) await cache.delete(request);
}

async function keepFile(cache, file) {
  if (!(await cache.match(file))) await cache.add(file);
}

/** Fetches a page to keep; that of a task which is gone or has closed is not kept any longer. */
async function refetch(path) {
  const answer = await fetch(path, { credentials: "same-origin" });
  const cache = await caches.open(TASKS);
  const name = path === OFFLINE ? OFFLINE : taskOf(path);
  if (isSound(answer)) await cache.put(name, answer);
  else if (GONE.includes(answer.status)) await cache.delete(name);
  else throw new Error(`${path}: ${answer.status}`);
}

/** Keeps a task's page; the address tells which of its pages, and any of them holds all. */
async function store(path, answer) {
  const cache = await caches.open(TASKS);
  if (isSound(answer)) await cache.put(taskOf(path), answer);
}

/** A redirected answer is a sign-in page or the like, and not what was asked for. */
function isSound(answer) {
  const { pathname } = new URL(answer.url);
  return answer.ok && (pathname === OFFLINE || isTask(pathname));
}

const isTask = (path) => /^\/tasks\/[^/]+\/(answer|review)(\/|$)/.test(path);
const taskOf = (path) => path.replace(/^(\/tasks\/[^/]+)\/.*$/, "$1/answer");

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/pkg/") || url.pathname === "/icon.svg") {
    event.respondWith(fromFiles(event.request));
  } else if (url.pathname.startsWith("/pictures/")) {
    event.respondWith(fromPictures(event.request));
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

/** A picture is named by its content, so that one that is kept is the one that is wanted. */
async function fromPictures(request) {
  const cache = await caches.open(PICTURES);
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
