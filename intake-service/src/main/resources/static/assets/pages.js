// SPDX-License-Identifier: Apache-2.0
document.querySelectorAll("[data-leave]").forEach((link) =>
  link.addEventListener("click", (click) => {
    click.preventDefault();
    // Takes this page's place in the history, so that "back" doesn't lead here.
    window.location.replace(link.href);
  }));

const zone = document.getElementById("timeZone");
if (zone && zone.dataset.typed !== "true") {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own) {
    zone.value = own;
    document.getElementById("zone-shown").textContent = own;
  }
}

const summary = document.getElementById("error-summary");
if (summary) {
  summary.focus();
}

// Looks the place up each time: the part of the page that holds it may have been exchanged.
setInterval(() => {
  const held = document.querySelector("[data-until]");
  if (held) {
    const seconds = Math.max(0, Math.round((new Date(held.dataset.until) - Date.now()) / 1000));
    held.textContent = ` (${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} left)`;
  }
}, 1000);
