// Claims can be copied as citations, made of what stands on the page. Needs claims/data/words.js before it:
// it has the words for them and, if the settings say it, the address that the site is published at.
"use strict";

const newsmorgueCite = (() => {
  const SAYS = newsmorgueWords.citing;
  const ROOT = new URL("../", document.currentScript.src).href;

  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const textOf = (element) => element.textContent.trim().replace(/\s+/g, " ");

  // ---- The citation ----

  /** The text at `selector` in the claim's `card` or, where the card says nothing of its article, around it. */
  function around(card, selector) {
    const place = [card, card.closest(".told"), document.querySelector("main")].find((each) =>
      each?.querySelector("[data-cite]"),
    );
    const found = place?.querySelector(selector);
    return found ? textOf(found) : null;
  }

  function inCard(card, selector) {
    const found = card.querySelector(selector);
    return found ? textOf(found) : null;
  }

  /** A claim's words: what is verbatim in quotation marks, the rest as it is. */
  function words(card) {
    const written = (text) => text.replace(/\s+/g, " ");
    return Array.from(card.querySelector("blockquote p").childNodes, ({ nodeName, textContent }) =>
      nodeName === "Q" ? fill(SAYS.quoted, { words: written(textContent) }) : written(textContent),
    ).join("");
  }

  function speaker(card) {
    const name = inCard(card, ".who .entity");
    const role = inCard(card, ".who .role");
    if (name) return role ? fill(SAYS.with_role, { speaker: name, role }) : name;
    return inCard(card, ".who .unnamed") ?? SAYS.nobody;
  }

  /** Who says it and how. What is denied must not read as said: the cue stands before the words. */
  function who(card) {
    const values = { speaker: speaker(card), cue: inCard(card, ".who .cue") };
    if (!values.cue) return values.speaker;
    if (SAYS.behind.includes(values.cue.split(" ")[0].toLowerCase())) {
      const behind = fill(SAYS.who_behind, values);
      return behind[0].toUpperCase() + behind.slice(1);
    }
    return fill(values.speaker.includes(",") ? SAYS.who_set_off : SAYS.who, values);
  }

  /** What a reader of the citation has to know of how the claim was reported and read. */
  function notes(card) {
    const mode = ["partial", "indirect"].find((each) => card.classList.contains(each));
    const standIn = inCard(card, ".who .as");
    const anonymous = card.querySelector(".flag.anonymous");
    return [
      standIn && fill(SAYS.stand_in, { words: standIn }),
      anonymous && SAYS.notes.anonymous,
      !anonymous && !card.querySelector(".who .entity") && SAYS.notes.unresolved,
      mode && SAYS.notes[mode],
      card.querySelector(".flag.denied") && SAYS.notes.denied,
    ].filter(Boolean);
  }

  function date(card) {
    const published = around(card, "[data-cite=date]");
    if (published) return published;
    const updated = around(card, "[data-cite=updated]");
    return updated ? fill(SAYS.updated, { date: updated }) : SAYS.undated;
  }

  /** Whether a claim's address is known to nobody but who reads the page from a disk of their own. */
  const isLocal = () => !newsmorgueWords.base && location.protocol === "file:";

  /** Where the claim stands: at the published site's address where that is known, else where this page is. */
  function link(card) {
    const address = new URL(card.querySelector("a.mode").href);
    address.search = ""; // on an article's own page, what led the reader there
    const { href } = address;
    const base = newsmorgueWords.base;
    return base ? base.replace(/\/*$/, "/") + href.slice(ROOT.length) : href;
  }

  function citation(card) {
    const noted = notes(card).join("; ");
    const values = { who: who(card), words: words(card), notes: noted };
    return fill(SAYS.citation, {
      said: fill(noted ? SAYS.said_so : SAYS.said, values).replace(/([^.!?…”]|[^.!?…]”)$/, "$1."),
      outlet: around(card, "[data-cite=outlet]") ?? SAYS.unknown_source,
      title: around(card, "[data-cite=title]"),
      date: date(card),
      link: link(card),
    });
  }

  // ---- Copying ----

  async function copy(shown) {
    const text = shown.textContent;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(shown);
    }
  }

  /** Without a clipboard, as on some pages from a disk: select what is `shown`, and use the old command. */
  function copySelected(shown) {
    const selection = getSelection();
    selection.selectAllChildren(shown);
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }

  // ---- The page ----

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function open(card) {
    const box = make("div", "citation");
    const shown = make("p", "", citation(card));
    const button = make("button", "", SAYS.copy);
    const status = make("span", "meta");
    button.type = "button";
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      status.textContent = "";
      const copied = await copy(shown);
      status.textContent = copied ? SAYS.copied : SAYS.not_copied;
    });
    box.append(shown);
    if (isLocal()) box.append(make("p", "meta", SAYS.local));
    box.append(button, " ", status);
    card.append(box);
    return box;
  }

  /** Give each claim in `place` its button; the citation is made when somebody asks for it. */
  function prepare(place) {
    for (const card of place.querySelectorAll(".said")) {
      const button = make("button", "cite", SAYS.cite);
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-label", `${SAYS.cite}: ${speaker(card)}`);
      let box = null;
      button.addEventListener("click", () => {
        box ??= open(card);
        const shows = button.getAttribute("aria-expanded") === "true";
        box.hidden = shows;
        button.setAttribute("aria-expanded", String(!shows));
      });
      const dot = make("span", "dot cite-dot", "·");
      card.querySelector(".meta").append(" ", dot, " ", button);
    }
  }

  prepare(document);
  return { prepare, fill };
})();
