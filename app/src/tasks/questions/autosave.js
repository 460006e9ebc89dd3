/* A form of a draft is saved while it is written: after a pause, as the button would. What has not
   been saved when the page is left is sent along. Where something is wrong or missing yet, it waits:
   the button says what. */
const told = document.querySelector("[data-autosave]");
const form = told.closest("form");
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
const isTyped = "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])";
const isCode = (field) => field.name === "code" || field.name.endsWith("-code");
/* By the button alone: a chosen picture, another code, a pasted list, and a text taken away, which takes
   what is written of it in further languages along. */
const waits = () => {
  const code = form.elements.code;
  const isGone = (one) => isCode(one) ? false : one.name.startsWith("paste") ? one.value.trim() : one.defaultValue.trim() && !one.value.trim();
  return [...form.querySelectorAll("input[type=file]")].some((one) => one.files.length)
    || (code && code.value !== code.defaultValue) || [...form.querySelectorAll(isTyped)].some(isGone);
};
const typed = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
/* As a line is stored: tabs and line breaks are spaces. */
const flat = (text) => (text ?? "").trim().replace(/\s/g, " ");
/* What the next saving is told about this one: with what it was made, which codes rows have by now, which
   texts stood there. Of a row that does not stand as it was sent, nothing is taken. */
const isAsSent = (field, sent) =>
  [...(field.closest("fieldset") ?? field.form).querySelectorAll(isTyped)].every(
    (one) => isCode(one) || flat(one.value) === flat(sent.get(one.name)),
  );
const take = (page, version, sent) => {
  for (const field of form.querySelectorAll(isTyped)) if (!isCode(field) && sent.has(field.name)) field.defaultValue = sent.get(field.name);
  const at = page.querySelector("[data-autosave]");
  /* Somebody else has saved since: with what this form knows, the next saving finds that out. */
  if (at?.dataset.version !== version) return;
  const saved = at.closest("form");
  for (const field of saved.querySelectorAll("input")) {
    const own = form.elements.namedItem(field.name);
    const isHidden = field.type === "hidden" && own?.type === "hidden";
    const isNamed = isCode(field) && own?.value === "";
    if (!isHidden && !isNamed) continue;
    if ((isNamed || field.name.endsWith("-was")) && !isAsSent(field, sent)) continue;
    own.value = field.value;
    if (isNamed) own.defaultValue = field.value;
  }
};
const send = async () => {
  isChanged = false;
  say(told.dataset.saysSaving);
  const sent = typed();
  try {
    const accept = "application/json";
    const answer = await fetch(form.action, { method: "POST", body: sent, headers: { accept }, redirect: "manual" });
    if (answer.headers.get("content-type") !== accept) return say(told.dataset.saysWaits, true);
    const { version } = await answer.json();
    const page = await (await fetch(location.pathname.replace(/\/missing$/, ""))).text();
    take(new DOMParser().parseFromString(page, "text/html"), String(version), sent);
    for (const phone of document.querySelectorAll("iframe.phone")) phone.contentWindow.location.reload();
    if (!isChanged) say(told.dataset.saysSaved);
    return true;
  } catch {
    isChanged = true;
    say(told.dataset.saysFailed, true);
  }
};
const save = () => {
  clearTimeout(timer);
  if (isChanged && !flight && waits()) say(told.dataset.saysWaits, true);
  if (!isChanged || flight || waits()) return flight;
  flight = send().finally(() => {
    flight = null;
    if (isChanged) later();
  });
  return flight;
};
/* Whether all is saved, once it is or why not has been told. */
const settle = async () => {
  const isSaved = flight ? await flight : true;
  return isChanged ? save() : isSaved;
};
const later = () => {
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
};
let isWarned = false;
const change = () => {
  isChanged = true;
  isWarned = false;
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
  if (!isElsewhere || event.ctrlKey || event.metaKey || event.shiftKey || !(isChanged || flight) || isWarned) return;
  event.preventDefault();
  if (isChanged && waits()) {
    isWarned = true;
    return say(told.dataset.saysWaits, true);
  }
  settle().then((isSaved) => { if (isSaved) location.href = link.href; });
});
/* What cannot be sent along any more: the browser asks whether to stay. */
addEventListener("beforeunload", (event) => {
  if (isChanged && !isWarned && (flight || waits())) event.preventDefault();
});
addEventListener("pagehide", () => {
  if (isChanged && !flight && !waits()) navigator.sendBeacon(form.action, typed());
});
/* Nothing is left unsaved by going back. */
for (const cancel of document.querySelectorAll("[data-cancel]")) cancel.textContent = told.dataset.saysBack;
say(told.dataset.saysBegins);
