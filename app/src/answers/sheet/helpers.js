/* Makes the fields of a questionnaire handier: moving, sliding, searching, unticking. No rule is
   here; every field works without it. It acts on the fields and tells of it by their own events, so
   that the part of the page that saves answers sees nothing new. */
let isTelling = false;
const tell = (field) => {
  isTelling = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  isTelling = false;
};
const each = (root, selector) => [...root.querySelectorAll(selector)];

/* Ranking: each option's place is in its list of places; the options stand in the order of the places. */
const ranked = (list) => each(list, ".rank:not([hidden])")
  .map((item) => ({ item, field: item.querySelector("[data-place]") }))
  .map((one) => ({ ...one, place: Number(one.field.value) }));
const arrange = (list) => {
  const items = ranked(list);
  items.forEach((one, number) => { one.item.dataset.order ??= number; });
  const key = ({ item, place }) => (place || 1000) * 1000 + Number(item.dataset.order);
  const sorted = [...items].sort((a, b) => key(a) - key(b));
  if (sorted.every((one, number) => one === items[number])) return;
  const held = list.contains(document.activeElement) ? document.activeElement : null;
  list.append(...sorted.map((one) => one.item));
  held?.focus({ preventScroll: true });
};
const place = (list, moved, to) => {
  const most = ranked(list)[0].field.options.length - 1;
  const others = ranked(list).filter((one) => one.place && one.item !== moved).sort((a, b) => a.place - b.place);
  if (to > 0) others.splice(Math.min(to - 1, others.length), 0, ranked(list).find((one) => one.item === moved));
  const places = new Map(others.slice(0, most).map((one, number) => [one.item, String(number + 1)]));
  for (const { item, field } of ranked(list)) field.value = places.get(item) ?? "";
  arrange(list);
  tell(moved.querySelector("[data-place]"));
};
const move = (button) => {
  const item = button.closest(".rank");
  const list = item.parentElement;
  const now = Number(item.querySelector("[data-place]").value);
  const last = ranked(list).filter((one) => one.place).length;
  if (button.dataset.move === "up") place(list, item, now ? Math.max(now - 1, 1) : last + 1);
  else if (now) place(list, item, now < last ? now + 1 : 0);
};
const drag = (start) => {
  const item = start.target.closest(".rank");
  const list = item.parentElement;
  start.preventDefault();
  item.classList.add("rank--held");
  const follow = (event) => {
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(".rank");
    if (!over || over === item || over.parentElement !== list) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(item);
    else over.after(item);
  };
  const release = () => {
    document.removeEventListener("pointermove", follow);
    item.classList.remove("rank--held");
    const before = ranked(list).map((one) => one.item).indexOf(item);
    place(list, item, before + 1);
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", release, { once: true });
  document.addEventListener("pointercancel", release, { once: true });
};

/* Slider: goes with the field beside it, a number or a list of points. */
const parts = (slider) => [slider.querySelector("[data-range]"), slider.querySelector("input[name],select")];
const number = (field) => {
  const typed = field.value.replace(/[\u2212]/g, "-").replace(/[\s\u00a0]/g, "").replace(",", ".").replace(/^p/, "");
  return typed === "" || Number.isNaN(Number(typed)) ? null : Number(typed);
};
const follow = (slider) => {
  const [range, field] = parts(slider);
  const value = number(field);
  range.classList.toggle("is-unset", value === null);
  if (value !== null) range.value = String(value);
  const words = field.selectedOptions?.[0]?.text ?? field.value;
  range.setAttribute("aria-valuetext", words);
};
const slide = (slider) => {
  const [range, field] = parts(slider);
  if (field.options) field.value = `p${range.value}`;
  else field.value = document.documentElement.lang === "en" ? range.value : range.value.replace(".", ",");
  follow(slider);
  tell(field);
};

/* A long list: only what has the typed words in it is shown, and what is chosen. */
const search = (field) => {
  const list = field.closest("[data-helped]");
  const typed = field.value.trim().toLocaleLowerCase();
  let found = 0;
  for (const choice of each(list, ".searched__list .choice")) {
    const fits = choice.textContent.toLocaleLowerCase().includes(typed);
    choice.hidden = !fits && !choice.querySelector("input").checked;
    found += fits;
  }
  const none = list.querySelector("[data-none-found]");
  none.textContent = found ? "" : none.dataset.noneFound;
};

/* One that stands for itself alone. */
const untick = (ticked) => {
  const name = ticked.name.replace(/-none$/, "");
  const isNone = ticked.name !== name;
  const root = ticked.closest("fieldset, .part, [data-question]");
  for (const other of each(root, "input[type=checkbox]")) {
    if (other === ticked || !other.checked || other.name.replace(/-none$/, "") !== name) continue;
    const alone = "alone" in ticked.dataset || "alone" in other.dataset;
    if (alone || isNone) { other.checked = false; tell(other); }
  }
};

/* Groups that repeat: those with something in them, and one more when asked for. */
const groups = (box) => each(box, "[data-repeated]");
const show = (box, wanted) => {
  const all = groups(box);
  const isFilled = (group) => each(group, "input[name],select,textarea")
    .some((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value.trim() !== ""));
  const last = all.findLastIndex(isFilled) + 1;
  const shown = box.querySelector("[data-shown]");
  const count = Math.min(Math.max(wanted ?? Number(shown.value), last, 1), all.length);
  all.forEach((group, place) => { group.hidden = place >= count; });
  shown.value = String(count);
  box.querySelector("[data-add]").hidden = count >= all.length;
  return all[count - 1];
};
const empty = (group) => {
  let first;
  for (const field of each(group, "input[name],select,textarea")) {
    if (/radio|checkbox/.test(field.type)) field.checked = false;
    else field.value = "";
    first ??= field;
  }
  first.focus();
  tell(first);
};

const settle = (root) => {
  each(root, "[data-helped=ranking]").forEach(arrange);
  each(root, "[data-helped=slider]").forEach(follow);
  each(root, "[data-helped=repeated]").forEach((box) => show(box));
};
const form = document.querySelector("[data-runner]");
form.classList.add("is-helped");
settle(form);
/* Entered by the program: after a page of the questionnaire was opened, or from another device. */
form.addEventListener("filled", (event) => settle(event.target), true);
form.addEventListener("pointerdown", (event) => event.target.closest("[data-grip]") && drag(event));
form.addEventListener("input", ({ target }) => {
  if (isTelling) return;
  if (target.matches("[data-range]")) slide(target.closest(".slider"));
  else if (target.matches("[data-search]")) search(target);
  else if (target.closest(".slider")) follow(target.closest(".slider"));
});
form.addEventListener("change", ({ target }) => {
  if (isTelling) return;
  if (target.matches("[data-place]")) place(target.closest("ol"), target.closest(".rank"), Number(target.value));
  else if (target.type === "checkbox" && target.checked) untick(target);
}, true);
form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.move) move(button);
  else if (button.dataset.step) {
    const [range] = parts(button.closest(".slider"));
    if (range.classList.contains("is-unset")) slide(button.closest(".slider"));
    else { range.stepUp(Number(button.dataset.step)); slide(button.closest(".slider")); }
  } else if ("empty" in button.dataset) empty(button.closest("[data-repeated]"));
  else if ("add" in button.dataset) {
    event.preventDefault();
    const box = button.closest("[data-helped]");
    const next = show(box, Number(box.querySelector("[data-shown]").value) + 1);
    next.querySelector("input[name],select,textarea").focus();
  }
});
form.addEventListener("keydown", (event) => {
  /* Enter in the search field would send the page. */
  if (event.key === "Enter" && event.target.matches("[data-search]")) event.preventDefault();
});
