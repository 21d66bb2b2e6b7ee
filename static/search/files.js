// Loads the files of search/: scripts that call newsmorgueSearch.load(), as nothing else can be loaded on file://.
"use strict";

newsmorgueSearch.files = (() => {
  const { keys, numbers } = newsmorgueSearch.coding;
  const ROOT = new URL("../", document.currentScript.src); // the site's
  const asked = new Map(); // what is loaded or being loaded: path → { promise, resolve }

  /** Load a script of the site; `fail` is called where it cannot be. */
  function insert(path, fail) {
    const script = document.createElement("script");
    script.src = new URL(path, ROOT);
    script.addEventListener("error", () => fail(new Error(path)));
    document.head.append(script);
    return script;
  }

  function expect(path) {
    const file = {};
    file.promise = new Promise((resolve, reject) => Object.assign(file, { resolve, reject }));
    asked.set(path, file);
    return file;
  }

  /** Ask for a file; a promise of what it hands over. */
  function need(path) {
    if (!asked.has(path)) {
      const { reject } = expect(path);
      insert(`search/${path}.js`, (error) => {
        asked.delete(path); // so that it is tried again
        reject(error);
      });
    }
    return asked.get(path).promise;
  }

  // Called by the files; that of the page itself comes unasked.
  newsmorgueSearch.load = (path, value) => (asked.get(path) ?? expect(path)).resolve(value);

  /** A part of the search that few questions need: static/search/NAME.js; a promise. */
  function part(name) {
    const path = `static/search/${name}.js`;
    if (!asked.has(path)) {
      const { resolve, reject } = expect(path);
      const script = insert(path, (error) => {
        asked.delete(path);
        reject(error);
      });
      script.addEventListener("load", () => resolve(newsmorgueSearch[name]));
    }
    return asked.get(path).promise;
  }

  /** Sorted rows in shards, as src/newsmorgue/search/shards.py writes them; `listed` are their boundaries. */
  class Shards {
    constructor(folder, listed) {
      this.folder = folder;
      this.starts = listed.split("\n").map((line) => line.split(" ")); // [key] or, where a row goes on, [key, document]
      this.loaded = new Map();
    }

    /** The numbers of the shards that may have a row with `key`: the first, and the one after the last. */
    having(key) {
      let [low, high] = [0, this.starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.starts[middle][0] <= key) low = middle + 1;
        else high = middle;
      }
      let first = low - 1;
      while (first > 0 && this.starts[first].length > 1) first--;
      return [Math.max(first, 0), low];
    }

    /** The numbers of the shards that may have keys that begin with `prefix`. */
    beginning(prefix) {
      const [first, last] = this.having(prefix);
      let end = last;
      while (end < this.starts.length && this.starts[end][0].startsWith(prefix)) end++;
      return [first, end];
    }

    /** The keys of a shard with their values. */
    async rows(number) {
      if (!this.loaded.has(number)) {
        const lines = (await need(`${this.folder}/${number}`)).split("\n");
        const values = lines.map((line) => line.slice(line.indexOf(" ") + 1));
        const coded = lines.map((line) => line.slice(0, line.indexOf(" ")));
        this.loaded.set(number, new Map(keys(coded).map((key, at) => [key, values[at]])));
      }
      return this.loaded.get(number);
    }

    /** All rows of shards from `first` to before `end`. */
    async between([first, end]) {
      const numbers = Array.from({ length: end - first }, (_, i) => first + i);
      return Promise.all(numbers.map((number) => this.rows(number)));
    }

    /** The value of a row; undefined where there is none. */
    async value(key) {
      for (const rows of await this.between(this.having(key))) if (rows.has(key)) return rows.get(key);
      return undefined;
    }
  }

  /** Which document a shard begins with where it goes on with a row. */
  const goesOnWith = ([, document]) => (document ? numbers(document)[0] : 0);

  return { ROOT, need, part, Shards, goesOnWith };
})();
