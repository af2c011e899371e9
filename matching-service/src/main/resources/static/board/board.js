// SPDX-License-Identifier: Apache-2.0
// A page that renews itself must say so when it can't: old lines look just like new ones.
document.body.addEventListener('htmx:afterRequest', (event) => {
  document.getElementById('not-live').hidden = event.detail.successful;
});

// Whoever chooses from the list under their hands must not have it move away; the next look brings it.
document.body.addEventListener('htmx:beforeSwap', (event) => {
  const open = document.activeElement;
  if (open && open.tagName === 'SELECT' && event.detail.target.contains(open)) {
    event.detail.shouldSwap = false;
  }
});

// The lines by keyboard alone. Keys that somebody types into a field are theirs.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea')) {
    return;
  }
  const lines = [...document.querySelectorAll('a.line')];
  const now = lines.indexOf(document.activeElement);
  if (event.key === 'j' && lines.length > 0) {
    lines[Math.min(now + 1, lines.length - 1)].focus();
  } else if (event.key === 'k' && lines.length > 0) {
    lines[Math.max(now - 1, 0)].focus();
  } else if (event.key === '/') {
    event.preventDefault();
    document.getElementById('search').focus();
  } else if (event.key === 'n') {
    document.getElementById('new-request').click();
  }
});
