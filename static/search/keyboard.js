// The arrow keys lead from the box through its results, and Escape leads back.
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

  return { step };
})();
