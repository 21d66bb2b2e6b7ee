// "/" leads to the box, the arrow keys from there through its results, and Escape back.
"use strict";

newsmorgueSearch.keyboard = (() => {
  /** Move on from what has the focus among `stops`, of which the first is the box. */
  function step(event, stops) {
    const shown = stops.filter((each) => !each.hidden);
    const at = shown.indexOf(event.target);
    if (at < 0) return;
    let next;
    if (event.key === "ArrowDown") next = shown[at + 1];
    else if (event.key === "ArrowUp") next = shown[at - 1];
    else if (event.key === "Escape" && at > 0) next = shown[0];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** Go to the box; in the box itself, before anything is typed, "/" does nothing more. */
  function slash(event, box) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const elsewhere = event.target.closest("input, textarea, select, [contenteditable]");
    if (elsewhere && (elsewhere !== box || box.value)) return;
    event.preventDefault();
    box.focus();
    box.select();
  }

  return { step, slash };
})();
