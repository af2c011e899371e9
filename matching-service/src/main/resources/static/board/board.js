// SPDX-License-Identifier: Apache-2.0
// A page that renews itself must say so when it can't: old lines look just like new ones.
document.body.addEventListener('htmx:afterRequest', (event) => {
  document.getElementById('not-live').hidden = event.detail.successful;
});
