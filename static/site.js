// On every page. "/" goes to the search box. In the box itself, before anything is typed, it does nothing more.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.getElementById("q") ?? document.querySelector("form[role=search] input[name=q]");
  if (!box) return;
  const elsewhere = event.target.closest("input, textarea, select, [contenteditable]");
  if (elsewhere && (elsewhere !== box || box.value)) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Links that ask another page something, which it answers by script.
for (const link of document.querySelectorAll("a[data-query]")) {
  link.search = link.dataset.query;
  link.hidden = false;
}
