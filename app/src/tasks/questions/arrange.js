/* Questions and pages are moved by dragging, by Alt and an arrow key, and by the arrow buttons without
   leaving the page. Each presses what is a button or a form of its own without this script; what may
   stand where is the server's to say, and its answer is the page. */
const each = (root, selector) => [...root.querySelectorAll(selector)];
const form = () => document.querySelector("form[data-arranged]");
const spoken = document.createElement("p");
spoken.className = "visually-hidden";
spoken.setAttribute("role", "status");
document.body.append(spoken);
const say = (words, isWrong) => {
  spoken.className = isWrong ? "said-failed" : "visually-hidden";
  spoken.textContent = "";
  setTimeout(() => { spoken.textContent = words; }, 50);
};
const item = (element) => element.closest("[data-question], [data-page]");
const handle = (isPage, code) =>
  each(document, "[data-handle]").find((one) => item(one).matches(isPage ? "[data-page]" : "[data-question]") && one.value === code);
const settle = () => each(document, "[data-handle]").forEach((one) => { one.hidden = false; });

let isSending = false;
/* Presses a button of the page, whose answer takes the page's place; `back` finds what has the focus after. */
const press = async (act, code, to, back) => {
  if (isSending) return;
  isSending = true;
  const fields = new URLSearchParams({ seen: form().elements.seen.value, [act]: code });
  if (to) fields.append("to", to);
  try {
    const answer = await fetch(form().action, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("form[data-arranged]")) return location.reload();
    const told = page.querySelector("#content > [role=status]");
    /* Said below in more words. */
    told?.removeAttribute("role");
    document.getElementById("content").replaceWith(page.getElementById("content"));
    settle();
    const errors = document.querySelector(".error-summary");
    if (errors) return errors.focus();
    const moved = back();
    moved?.focus({ preventScroll: true });
    moved?.scrollIntoView({ block: "nearest" });
    say(moved ? whereabouts(moved) : told?.textContent ?? "");
  } catch {
    say(form().dataset.saysFailed, true);
  } finally {
    isSending = false;
  }
};
const place = (of, among) => String(among.indexOf(of) + 1);
const whereabouts = (moved) => {
  const one = item(moved);
  const pages = each(document, "[data-page]");
  const words = one.matches("[data-page]") ? form().dataset.saysPage : form().dataset.saysMoved;
  return words
    .replace("{page}", place(one.closest("[data-page]"), pages))
    .replace("{place}", place(one, each(one.parentElement, ":scope > [data-question]")));
};

/* Keys: on a handle that has the focus. */
document.addEventListener("keydown", (event) => {
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!way || !event.altKey || !event.target.matches("[data-handle]")) return;
  event.preventDefault();
  const isPage = item(event.target).matches("[data-page]");
  const act = isPage ? `page-${way}` : way;
  const code = event.target.value;
  const button = each(form(), `button[name=${act}]`).some((one) => one.value === code);
  if (button) press(act, code, null, () => handle(isPage, code));
  else say(form().dataset.saysEnd);
});
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.target !== form() || !/^(page-)?(up|down)$/.test(button?.name ?? "")) return;
  event.preventDefault();
  const { name, value } = button;
  const back = () => each(form(), `button[name=${name}]`).find((one) => one.value === value) ?? handle(name.startsWith("page"), value);
  press(name, value, null, back);
});

/* Dragging: where it would go is marked; nothing moves before it is let go. */
let held = null;
const unmark = () => each(document, ".is-before, .is-after").forEach((one) => one.classList.remove("is-before", "is-after"));
const half = (element, y) => {
  const { top, height } = element.getBoundingClientRect();
  return y < top + height / 2 ? "is-before" : "is-after";
};
/* What is under the pointer, and on which side of it. */
const aim = () => {
  const under = document.elementFromPoint(innerWidth / 2, Math.min(Math.max(held.y, 1), innerHeight - 1));
  const page = under?.closest("[data-page]");
  if (!page) return null;
  if (held.isPage) return { target: page, side: half(page, held.y) };
  const card = under.closest("[data-question]");
  if (card) return { target: card, side: half(card, held.y) };
  const cards = each(page, "[data-question]");
  const next = cards.find((one) => one.getBoundingClientRect().top > held.y);
  if (next) return { target: next, side: "is-before" };
  const last = cards.at(-1);
  return last ? { target: last, side: "is-after" } : { target: page, side: "is-after", isEmpty: true };
};
const mark = () => {
  unmark();
  held.aim = aim();
  if (held.aim && held.aim.target !== held.one) held.aim.target.classList.add(held.aim.side);
};
const value = ({ target, side, isEmpty }) => {
  const name = target.dataset.question ?? target.dataset.page;
  if (isEmpty) return `first-${name}`;
  if (side === "is-after") return `after-${name}`;
  const kind = held.isPage ? "[data-page]" : "[data-question]";
  let before = target.previousElementSibling;
  while (before && !before.matches(kind)) before = before.previousElementSibling;
  if (before) return `after-${before.dataset.question ?? before.dataset.page}`;
  return held.isPage ? "first" : `first-${target.closest("[data-page]").dataset.page}`;
};
const scroll = () => {
  if (!held) return;
  const edge = 60;
  const by = held.y < edge ? -14 : held.y > innerHeight - edge ? 14 : 0;
  if (by) { scrollBy(0, by); mark(); }
  requestAnimationFrame(scroll);
};
const drop = (isMeant) => {
  if (!held) return;
  const { one, isPage, code, aim: at } = held;
  const to = isMeant && at && at.target !== one ? value(at) : null;
  unmark();
  one.classList.remove("is-held");
  held = null;
  if (to && to !== `after-${code}`) press(isPage ? "page-move" : "move", code, to, () => handle(isPage, code));
};
document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-handle]");
  if (!grip || event.button || isSending) return;
  event.preventDefault();
  grip.focus({ preventScroll: true });
  grip.setPointerCapture(event.pointerId);
  const one = item(grip);
  held = { one, isPage: one.matches("[data-page]"), code: grip.value, y: event.clientY, aim: null };
  one.classList.add("is-held");
  requestAnimationFrame(scroll);
});
document.addEventListener("pointermove", (event) => { if (held) { held.y = event.clientY; mark(); } });
document.addEventListener("pointerup", () => drop(true));
document.addEventListener("pointercancel", () => drop(false));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") drop(false); });
settle();
