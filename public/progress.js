// Keeps a page that shows the progress of long work up to date. Without it, a link looks again.
const place = document.querySelector("[data-progress]");
const told = document.querySelector("[data-progress-told]");

async function look() {
  let wait = 1000;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.querySelector("[data-progress]");
    if (answer.redirected) return; // signed out meanwhile: the page stays as it is
    if (!fresh) {
      wait = 5000;
    } else if (fresh.dataset.progress === "making") {
      // Only words and bar change, so that whoever is on the link stays there.
      for (const part of ["#progress", "progress"]) {
        place.querySelector(part)?.replaceWith(fresh.querySelector(part) ?? "");
      }
    } else {
      place.dataset.progress = fresh.dataset.progress;
      place.replaceChildren(...fresh.childNodes);
    }
  } catch {
    wait = 5000; // the network is away: the page stays as it is
  }
  if (place.dataset.progress === "making") {
    setTimeout(look, wait);
  } else {
    told.textContent = place.querySelector("h2, p")?.textContent ?? "";
  }
}

if (place?.dataset.progress === "making") setTimeout(look, 500);
