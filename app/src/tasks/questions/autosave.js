/* A question of a draft is saved while it is written: after a pause, as the button would. What has not
   been saved when the page is left is sent along. Where something is wrong or missing yet, it waits:
   the button says what. */
const form = document.querySelector("form[data-autosaves]");
const told = form.querySelector("[data-autosave]");
const PAUSE = 1200;
let isChanged = false;
let timer = 0;
let flight = null;
/* Quiet while all is well, spoken when it is not. */
const say = (words, isSpoken) => {
  const [quiet, spoken] = told.children;
  quiet.textContent = isSpoken ? "" : words;
  const aloud = isSpoken ? words : "";
  if (spoken.textContent !== aloud) spoken.textContent = aloud;
};
/* A chosen picture, or another code, is saved by the button alone. */
const waits = () => {
  const code = form.elements.code;
  return [...form.querySelectorAll("input[type=file]")].some((one) => one.files.length) || (code && code.value !== code.defaultValue);
};
const typed = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
/* What the next saving is told about this one: with what it was made, and which codes rows have by now. A
   row of which something else was typed meanwhile, or that stands elsewhere, keeps what it had. */
const isSame = (name, saved) => form.elements.namedItem(name)?.value === saved.elements.namedItem(name)?.value;
const take = (page) => {
  const saved = page.querySelector("form[data-autosaves]");
  if (!saved) return;
  for (const field of saved.querySelectorAll("input[type=hidden]")) {
    const own = form.elements.namedItem(field.name);
    if (field.name.endsWith("-was") && !isSame(field.name.slice(0, -4), saved)) continue;
    if (own instanceof HTMLInputElement && own.type === "hidden") own.value = field.value;
  }
};
const send = async () => {
  isChanged = false;
  say(form.dataset.saysSaving);
  try {
    const answer = await fetch(form.action, { method: "POST", body: typed(), redirect: "manual" });
    if (answer.type !== "opaqueredirect") return say(form.dataset.saysWaits, true);
    const page = await (await fetch(location.pathname)).text();
    take(new DOMParser().parseFromString(page, "text/html"));
    for (const phone of document.querySelectorAll("iframe.phone")) phone.contentWindow.location.reload();
    if (!isChanged) say(form.dataset.saysSaved);
    return true;
  } catch {
    isChanged = true;
    say(form.dataset.saysFailed, true);
  }
};
const save = () => {
  clearTimeout(timer);
  if (!isChanged || flight || waits()) return flight;
  flight = send().finally(() => {
    flight = null;
    if (isChanged) later();
  });
  return flight;
};
/* Whether all is saved, once it is or why not has been told. */
const settle = async () => {
  await flight;
  return isChanged ? save() : true;
};
const later = () => {
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
};
const change = () => {
  isChanged = true;
  later();
};
form.addEventListener("input", change);
form.addEventListener("change", change);
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  isChanged = false;
  if (!flight) return;
  /* One after the other: what the button sends is made with what this saving has stored. */
  event.preventDefault();
  const { submitter } = event;
  flight.then(() => form.requestSubmit(submitter));
});
/* A link leads on once all is saved; what cannot be saved is told first, and left the second time. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isElsewhere = link && !link.target && !link.getAttribute("href").startsWith("#");
  if (!isElsewhere || event.ctrlKey || event.metaKey || event.shiftKey || !(isChanged || flight) || waits()) return;
  event.preventDefault();
  settle().then((isSaved) => { if (isSaved) location.href = link.href; });
});
addEventListener("pagehide", () => {
  if (isChanged && !flight && !waits()) navigator.sendBeacon(form.action, typed());
});
/* Nothing is left unsaved by going back. */
document.querySelector("[data-cancel]").textContent = form.dataset.saysBack;
say(form.dataset.saysBegins);
