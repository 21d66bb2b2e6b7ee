// Reads the numbers that src/newsmorgue/search/coding.py writes as text.
"use strict";

const newsmorgueSearch = {};

newsmorgueSearch.coding = (() => {
  const SHORT = 8; // how many of the characters say how often something stands
  const BASE = 42;
  const LAST = SHORT + BASE;
  const values = new Uint8Array(128); // of each character: 0–7 how often, 8–49 last digits, 50–91 others

  let next = 0;
  for (let code = 0x21; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) values[code] = next++;

  /** Reads `text` from its beginning to its end. */
  class Reader {
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    more() {
      return this.at < this.text.length;
    }

    number() {
      let number = 0;
      for (;;) {
        const value = values[this.text.charCodeAt(this.at++)];
        if (value < LAST) return number * BASE + value - SHORT;
        number = number * BASE + value - LAST;
      }
    }

    /** How often what was read last stands there. */
    times() {
      const value = this.more() ? values[this.text.charCodeAt(this.at)] : SHORT;
      if (value >= SHORT) return 1;
      this.at++;
      return value < SHORT - 1 ? value + 2 : this.number() + SHORT + 1;
    }
  }

  /** The ascending numbers that `text` holds as gaps. */
  function ascending(text) {
    const reader = new Reader(text);
    const numbers = [];
    for (let last = -1; reader.more(); ) numbers.push((last += reader.number() + 1));
    return numbers;
  }

  /** The numbers that `text` holds as they are. */
  function numbers(text) {
    const reader = new Reader(text);
    const found = [];
    while (reader.more()) found.push(reader.number());
    return found;
  }

  /** How many characters the first one of a line says that its key shares with the one above. */
  const shared = (line) => values[line.charCodeAt(0)] - SHORT;

  /** Front-coded keys in full. */
  function keys(lines) {
    let key = "";
    return lines.map((line) => (key = key.slice(0, shared(line)) + line.slice(1)));
  }

  return { Reader, ascending, numbers, keys };
})();
