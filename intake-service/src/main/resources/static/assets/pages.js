// SPDX-License-Identifier: Apache-2.0
const DRAFT = "first-session-draft-";
const WEEK = 7 * 24 * 3600 * 1000;

// What was typed stays in this tab; on the device only when that was ticked.
function draft(practice) {
  const key = DRAFT + practice;
  for (const store of [sessionStorage, localStorage]) {
    try {
      const kept = JSON.parse(store.getItem(key));
      if (kept && Date.now() - kept.at < WEEK) {
        return kept;
      }
      store.removeItem(key);
    } catch {
      store.removeItem(key);
    }
  }
  return null;
}

function forget() {
  for (const store of [sessionStorage, localStorage]) {
    Object.keys(store).filter((key) => key.startsWith(DRAFT)).forEach((key) => store.removeItem(key));
  }
}

function keep(form) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "_csrf" && name !== "go");
  const own = document.getElementById("own-device").checked;
  const text = JSON.stringify({ at: Date.now(), action: form.getAttribute("action"), own, fields });
  sessionStorage.setItem(DRAFT + form.dataset.draft, text);
  if (own) {
    localStorage.setItem(DRAFT + form.dataset.draft, text);
  } else {
    localStorage.removeItem(DRAFT + form.dataset.draft);
  }
}

const form = document.querySelector("form[data-draft]");
if (form) {
  document.querySelector("[data-keep]").hidden = false;
  document.getElementById("own-device").checked = Boolean(draft(form.dataset.draft)?.own);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", () => keep(form));
}

// A form that was begun here is taken up again where it was, by the same post as a step.
const offer = document.querySelector("[data-draft-offer]");
const begun = offer && draft(offer.dataset.practice);
if (begun && begun.fields.some(([name, value]) => value && !["key", "way", "step", "timeZone"].includes(name))) {
  const again = document.getElementById("draft-again");
  again.action = begun.action;
  for (const [name, value] of begun.fields) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    again.append(field);
  }
  document.getElementById("draft-forget").addEventListener("click", () => {
    forget();
    offer.hidden = true;
  });
  offer.hidden = false;
}

if (document.querySelector("[data-sent]")) {
  forget();
}

document.querySelectorAll("[data-leave]").forEach((link) =>
  link.addEventListener("click", (click) => {
    click.preventDefault();
    sessionStorage.clear();
    // Takes this page's place in the history, so that "back" doesn't lead here.
    window.location.replace(link.href);
  }));

const zone = document.getElementById("timeZone");
if (zone && zone.dataset.typed !== "true") {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own) {
    zone.value = own;
    const named = new Intl.DateTimeFormat(document.documentElement.lang, { timeZoneName: "longGeneric" });
    document.getElementById("zone-shown").textContent =
      named.formatToParts(new Date()).find((part) => part.type === "timeZoneName")?.value ?? own;
  }
}

document.getElementById("error-summary")?.focus();

const invitation = document.getElementById("invitation-link");
if (invitation && navigator.clipboard) {
  const copy = document.getElementById("copy-link");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(invitation.value);
    announce(copy.dataset.done);
    copy.textContent = copy.dataset.done;
  });
}

function announce(words) {
  const place = document.getElementById("announce");
  if (place) {
    place.textContent = words;
  }
}

// The clock that everybody sees ticks each second; it is spoken at five minutes and at one only.
let spoken = "";
function tick() {
  // Looks the place up each time: the part of the page that holds it may have been exchanged.
  const held = document.querySelector("[data-until]");
  if (!held) {
    return;
  }
  const seconds = Math.max(0, Math.round((new Date(held.dataset.until) - Date.now()) / 1000));
  // A deadline of many hours is said in words; its seconds would only press.
  held.textContent = seconds > 3600 ? "" : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  for (const minutes of [1, 5]) {
    const mark = held.dataset.until + minutes;
    if (seconds <= minutes * 60 && seconds > (minutes - 1) * 60 && spoken !== mark) {
      spoken = mark;
      announce(held.dataset[`in${minutes}`]);
      break;
    }
  }
}
tick();
setInterval(tick, 1000);
document.addEventListener("htmx:afterSettle", tick);

// News of the request come by themselves; without them the page asks again now and then.
const live = document.querySelector("[data-live]");
if (live && window.EventSource) {
  const news = new EventSource(live.dataset.live);
  news.addEventListener("changed", (message) => {
    if (document.getElementById("status")?.dataset.stamp !== message.data) {
      htmx.ajax("GET", live.dataset.part, { target: "#status", swap: "outerHTML" })
        .then(() => announce(document.querySelector("#status h2")?.textContent ?? ""));
    }
  });
  window.addEventListener("pagehide", () => news.close());
  // A page that a browser kept for "back" is out of date, and its news are closed.
  window.addEventListener("pageshow", (shown) => shown.persisted && window.location.reload());
}
