/* Photos of a questionnaire: made small on a canvas, which also leaves behind where and when they were
   taken, shown at once, brought to the server one by one, and kept on the device until they are there.
   The answer is their names in a hidden field; whether it is complete is said where answers are saved. */
const LONGEST = 2000;
const MOST_POINTS = 64e6;
const RETRY = [2, 5, 15, 30, 60];
const API = (isTest) => (isTest ? "/api/test-answers/photos" : "/api/answers/photos");
const questionnaire = document.querySelector("[data-setup]");
const setup = questionnaire ? JSON.parse(questionnaire.dataset.setup) : null;
const owner = setup ? setup.owner : document.querySelector("[data-owner]")?.dataset.owner;
const keeps = setup ? setup.keeps : Boolean(owner);
const pages = document.querySelector("[data-runner]");
const opened = pages?.querySelector("[name=opened]")?.value ?? "";
/** Photos not yet stored, by name: { id, owner, path, opened, blob, state, part }. */
const waiting = new Map();
/** What photos look like that this page has seen, by name. */
const looks = new Map();
let tries = 0;
let isSending = false;
/** Says on the form whether photos wait, as long as that is not known too: answers are not sent before. */
const tellWaiting = (isWaiting) => pages?.toggleAttribute("data-photos-waiting", isWaiting);
const isWaiting = () => [...waiting.values()].some(({ state }) => state === "waiting" || state === "sending");

/* What the device keeps: for this member only, and not at all on a shared device. */
const onDevice = async (act) => {
  if (!keeps || !globalThis.indexedDB) return undefined;
  const database = await new Promise((done, failed) => {
    const request = indexedDB.open("kanssa-photos", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("photos", { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  try {
    return await new Promise((done, failed) => {
      const transaction = database.transaction("photos", "readwrite");
      const request = act(transaction.objectStore("photos"));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
};
const keep = ({ id, path, opened: at, blob }) => onDevice((photos) => photos.put({ id, owner, path, opened: at, blob }));
const forgetOne = (id) => onDevice((photos) => photos.delete(id)).catch(() => {});
const kept = async () => {
  /* Where no answers wait, photos do not either. */
  if (!pages && !Object.keys(localStorage).some((key) => key.startsWith("kanssa:draft:"))) return [];
  return ((await onDevice((photos) => photos.getAll())) ?? []).filter((photo) => photo.owner === owner);
};

/* Making small. */
const asUrl = (blob) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result);
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(blob);
});
const asImage = async (file) => {
  if (globalThis.createImageBitmap) {
    try {
      return await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch { /* an old browser that knows no such wish, or no picture */ }
  }
  const image = new Image();
  image.src = await asUrl(file);
  await image.decode();
  return image;
};
const shrink = async (file) => {
  const image = await asImage(file);
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  if (image.width * image.height > MOST_POINTS) throw new RangeError("too large");
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const paint = canvas.getContext("2d");
  paint.fillStyle = "#fff";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close?.();
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.85); });
  canvas.width = 0; /* an old phone has little memory */
  if (!blob) throw new RangeError("too large");
  return blob;
};

/* The fields. */
const boxes = () => [...document.querySelectorAll("[data-photos]")];
const boxOf = (id) => boxes().find((box) => namesIn(box).includes(id));
const namesIn = (box) => box.querySelector("[data-names]").value.split(" ").filter(Boolean);
const say = (box, words) => { box.querySelector("[data-photo-status]").textContent = words; };
const setNames = (box, names) => {
  const field = box.querySelector("[data-names]");
  field.value = names.join(" ");
  paint(box);
  field.dispatchEvent(new Event("change", { bubbles: true }));
};
const make = (tag, set = {}, ...within) => {
  const element = Object.assign(document.createElement(tag), set);
  element.append(...within);
  return element;
};
const photoWords = (box, number) => box.dataset.saidPhoto.replace("#", number);
const item = (box, id, number) => {
  const words = photoWords(box, number);
  const image = make("img", { alt: words });
  image.addEventListener("error", () => {
    /* Named by another device that has not brought it yet, or there is no network. */
    if (navigator.onLine && !waiting.has(id)) row.querySelector("[data-photo-state]").textContent = box.dataset.saidLost;
  });
  const remove = make("button", { type: "button", className: "link-button" }, box.dataset.saidRemove, " ",
    make("span", { className: "visually-hidden" }, `: ${words}`));
  remove.addEventListener("click", () => takeOut(box, id));
  const state = make("span", { className: "photos__state" });
  state.dataset.photoState = "";
  const row = make("li", {}, image, state, remove);
  row.dataset.photo = id;
  image.src = looks.get(id) ?? `/photos/${id}`;
  return row;
};
/** Brings a question in line with the names in its field. */
const paint = (box) => {
  const names = namesIn(box);
  const album = box.querySelector("[data-album]");
  const shown = [...album.children].map((row) => row.dataset.photo).join(" ");
  if (shown !== names.join(" ") || album.querySelector("button[type=submit]")) {
    album.replaceChildren(...names.map((id, place) => item(box, id, place + 1)));
  }
  const field = box.querySelector("[data-names]");
  field.dataset.words = names.length ? box.dataset.saidCounts.split("|")[names.length - 1] ?? "" : "";
  box.querySelector("[data-add-photo]").hidden = names.length >= Number(box.dataset.most);
  for (const id of names) showState(box, id);
  const review = document.querySelector(`[data-photos-of="${box.dataset.photos}"]`);
  if (review && review.dataset.painted !== names.join(" ")) {
    review.dataset.painted = names.join(" ");
    const small = names.map((id, place) =>
      make("li", {}, make("img", { alt: photoWords(box, place + 1), src: looks.get(id) ?? `/photos/${id}` })));
    review.replaceChildren(...(small.length ? [make("ul", { className: "photos" }, ...small)] : []));
  }
};
/** How far a photo is: a bar while it is under way, words when it waits, a button when it failed. */
const showState = (box, id) => {
  const state = box.querySelector(`[data-photo="${id}"] [data-photo-state]`);
  const photo = waiting.get(id);
  if (!state) return;
  const wanted = photo?.state ?? "";
  if (state.dataset.is !== wanted) {
    state.dataset.is = wanted;
    const again = make("button", { type: "button", className: "link-button" }, box.dataset.saidAgain);
    again.addEventListener("click", () => { photo.state = "waiting"; tries = 0; send(); });
    const words = {
      sending: () => [make("progress", { max: 1, ariaLabel: box.dataset.saidSending })],
      waiting: () => [box.dataset.saidWaiting, " ", again],
      unreadable: () => [box.dataset.saidUnreadable],
      large: () => [box.dataset.saidLarge],
      day: () => [box.dataset.saidDay],
    }[wanted];
    state.replaceChildren(...(words ? words() : []));
  }
  const bar = state.querySelector("progress");
  if (bar && photo) bar.value = photo.part;
};
const setState = (photo, state, part = 0) => {
  photo.state = state;
  photo.part = part;
  tellWaiting(isWaiting());
  const box = boxOf(photo.id);
  if (box) showState(box, photo.id);
};

/* Choosing and taking out. */
const add = async (box, files) => {
  const most = Number(box.dataset.most);
  let said = "";
  for (const file of files) {
    if (namesIn(box).length >= most) { said = box.dataset.saidMost; break; }
    say(box, box.dataset.saidSending);
    try {
      const blob = await shrink(file);
      const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const path = `${API(setup.is_test)}/${setup.task}/${box.dataset.photos}/${id}`;
      const photo = { id, path, opened, blob, state: "waiting", part: 0 };
      looks.set(id, await asUrl(blob));
      await keep(photo).catch(() => {});
      waiting.set(id, photo);
      tellWaiting(true);
      setNames(box, [...namesIn(box), id]);
      send();
    } catch (error) {
      said = error instanceof RangeError ? box.dataset.saidLarge : box.dataset.saidUnreadable;
    }
  }
  say(box, said);
};
const takeOut = (box, id) => {
  const photo = waiting.get(id);
  waiting.delete(id);
  photo?.request?.abort();
  forgetOne(id);
  tellWaiting(isWaiting());
  setNames(box, namesIn(box).filter((name) => name !== id));
  say(box, box.dataset.saidGone);
  box.querySelector("[data-add-photo] input").focus();
  const path = photo?.path ?? `${API(setup.is_test)}/${setup.task}/${box.dataset.photos}/${id}`;
  /* What does not arrive is removed when the answers are sent. */
  fetch(path, { method: "DELETE", headers: { "kanssa-owner": owner } }).catch(() => {});
};

/* Bringing them to the server, one at a time. */
const put = (photo) => new Promise((done) => {
  const request = new XMLHttpRequest();
  photo.request = request;
  request.open("PUT", photo.path);
  request.setRequestHeader("content-type", "image/jpeg");
  request.setRequestHeader("kanssa-owner", owner);
  request.setRequestHeader("kanssa-opened", photo.opened);
  request.upload.onprogress = (event) => event.lengthComputable && setState(photo, "sending", event.loaded / event.total);
  request.onloadend = () => done(request.status);
  request.send(photo.blob);
});
const REFUSED = { 413: "large", 415: "unreadable", 422: "day" };
const send = async () => {
  if (isSending) return;
  isSending = true;
  let count = 0;
  for (;;) {
    const photo = [...waiting.values()].find(({ state }) => state === "waiting");
    if (!photo) break;
    setState(photo, "sending");
    const status = await put(photo);
    if (!waiting.has(photo.id)) continue; /* taken out meanwhile */
    if (status >= 200 && status < 300) {
      waiting.delete(photo.id);
      await forgetOne(photo.id);
      const box = boxOf(photo.id);
      if (box) { showState(box, photo.id); say(box, box.dataset.saidStored); }
      count += 1;
      tries = 0;
    } else if (REFUSED[status]) {
      await forgetOne(photo.id);
      setState(photo, REFUSED[status]);
    } else if (status === 404 || status === 409) {
      /* Nobody takes it any more. */
      waiting.delete(photo.id);
      await forgetOne(photo.id);
    } else {
      setState(photo, "waiting");
      setTimeout(send, 1000 * RETRY[Math.min(tries, RETRY.length - 1)]);
      tries += 1;
      break;
    }
  }
  isSending = false;
  tellWaiting(isWaiting());
  if (count && !isWaiting()) {
    /* Answers that waited for photos can be sent now. */
    if (pages) dispatchEvent(new Event("photos"));
    else location.reload();
  }
};
addEventListener("online", () => { tries = 0; send(); });

pages?.classList.add("has-photos");
pages?.addEventListener("filled", (event) => event.target.querySelectorAll("[data-photos]").forEach(paint), true);
pages?.addEventListener("change", ({ target }) => {
  const box = target.type === "file" && target.closest("[data-photos]");
  if (!box) return;
  const files = [...target.files];
  target.value = "";
  add(box, files);
});
if (pages) new MutationObserver(() => boxes().forEach(paint)).observe(pages, { childList: true, subtree: true });
boxes().forEach(paint);
tellWaiting(true);
kept().then(async (photos) => {
  for (const photo of photos) {
    if (waiting.has(photo.id)) continue;
    looks.set(photo.id, await asUrl(photo.blob));
    waiting.set(photo.id, { ...photo, state: "waiting", part: 0 });
  }
  for (const box of boxes()) { box.querySelector("[data-album]").replaceChildren(); paint(box); }
  await send();
}).catch(() => {}).finally(() => tellWaiting(isWaiting()));
