// On every page: "/" goes to the search box.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.getElementById("q") ?? document.querySelector("form[role=search] input[name=q]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
