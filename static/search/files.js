// Loads the files of search/: scripts that call newsmorgueSearch.load(), as pages on a disk can load nothing else.
"use strict";

newsmorgueSearch.files = (() => {
  const { keys, numbers } = newsmorgueSearch.coding;
  const ROOT = new URL("../", document.currentScript.src); // the site's
  const asked = new Map(); // what is loaded or being loaded: path → { promise, resolve }

  function expect(path) {
    const file = {};
    file.promise = new Promise((resolve, reject) => Object.assign(file, { resolve, reject }));
    asked.set(path, file);
    return file;
  }

  /**
   * Insert a script of the site, once; and again where it failed, when it is asked for again. A promise of what is
   * handed over under its path, at the latest by `finish`.
   */
  function insert(path, finish = () => {}) {
    if (!asked.has(path)) {
      const file = expect(path);
      const fail = () => {
        asked.delete(path);
        file.reject(new Error(path));
      };
      const script = document.createElement("script");
      script.src = new URL(`${path}.js`, ROOT);
      script.addEventListener("error", fail);
      script.addEventListener("load", () => {
        finish();
        if (!file.isLoaded) fail(); // a server's page that says that there is no such file
      });
      document.head.append(script);
    }
    return asked.get(path).promise;
  }

  function handOver(path, value) {
    const file = asked.get(path) ?? expect(path); // that of the page itself comes unasked
    file.isLoaded = true;
    file.resolve(value);
  }

  /** A file of search/: a promise of what it hands over. */
  const need = (path) => insert(`search/${path}`);
  newsmorgueSearch.load = (path, value) => handOver(`search/${path}`, value);

  /** A part of the search that few questions need; a promise. */
  function part(name) {
    const path = `static/search/${name}`;
    return insert(path, () => newsmorgueSearch[name] && handOver(path, newsmorgueSearch[name]));
  }

  /** `make`, a function of a key that promises something, made once for each key unless it fails. */
  function once(make) {
    const made = new Map();
    return (key) => {
      if (!made.has(key)) {
        const promise = make(key);
        made.set(key, promise);
        promise.catch(() => made.delete(key));
      }
      return made.get(key);
    };
  }

  /** Sorted rows in shards, as src/newsmorgue/search/shards.py writes them; `parts` are their boundaries. */
  class Shards {
    constructor(folder, parts) {
      this.folder = folder;
      // What each shard is called, the key with which it begins and, where a row goes on, the document.
      this.starts = parts.flatMap((listed, part) =>
        (listed?.split("\n") ?? []).map((line, number) => {
          const [key, document] = line.split(" ");
          return { name: `${part}-${number}`, key, goesOnWith: document ? numbers(document)[0] : 0 };
        }),
      );
      this.loaded = new Map();
    }

    /** The numbers of the shards that may have a row with `key`: the first, and the one after the last. */
    having(key) {
      let [low, high] = [0, this.starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.starts[middle].key <= key) low = middle + 1;
        else high = middle;
      }
      let first = low - 1;
      while (first > 0 && this.starts[first].goesOnWith && this.starts[first].key === key) first--;
      return [Math.max(first, 0), low];
    }

    /** The numbers of the shards that may have keys that begin with `prefix`. */
    beginning(prefix) {
      const [first, last] = this.having(prefix);
      let end = last;
      while (end < this.starts.length && this.starts[end].key.startsWith(prefix)) end++;
      return [first, end];
    }

    /** The keys of a shard with their values. */
    async rows(number) {
      if (!this.loaded.has(number)) {
        const lines = (await need(`${this.folder}/${this.starts[number].name}`)).split("\n");
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

  return { ROOT, need, part, once, Shards };
})();
