// Searches the files of the index beside this page: what it counts it knows from pairs of letters, what it shows it has read.
const juranSearch = (() => {
  "use strict";

  const ROOT = new URL("../", document.currentScript.src);
  const PAGE = 10; // results on a page
  const ITEMS = 3; // items shown of a result
  const MOST_PAIRS = 8; // pairs of a long word that are looked up
  const MOST_BESIDES = 20; // candidates that are read beyond those shown
  const AROUND = 40; // letters shown before and behind what was found
  const LONGEST = 200; // letters of an item that are shown at once
  const PLACES = 8; // places of a stretch by which pairs are numbered
  const BITS = 5;
  const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((digit, value) => [digit, value]));

  // What files of the index have handed over, by scope.
  const scopes = { now: scope(), past: scope() };
  function scope() {
    return { same: [], start: null, filters: null, pairs: new Map(), letters: new Map(), words: new Map() };
  }
  class Renewed extends Error {}
  const own = (name, mark, keep) => {
    if (scopes[name].start.mark !== mark) scopes[name].isRenewed = true;
    keep(scopes[name]);
  };
  const handed = {
    same: (name, groups) => (scopes[name].same = groups),
    start: (name, about) => (scopes[name].start = { ...about, first: firstStretches(about) }),
    filters: (name, mark, filters) => own(name, mark, (scope) => (scope.filters = filters)),
    pairs: (name, at, mark, text) => own(name, mark, (scope) => scope.pairs.set(at, text)),
    letters: (name, at, mark, text) => own(name, mark, (scope) => scope.letters.set(at, text)),
    words: (name, version, at, stretch) => scopes[name].words.set(`${version}-${at}`, stretch),
    searched,
    hash,
  };

  const loading = new Map();
  /** Fetches a file of the index, once. */
  function load(name, file) {
    const path = `search/${name}/${file}`;
    if (!loading.has(path)) {
      loading.set(
        path,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = new URL(path, ROOT);
          script.onload = () => (scopes[name].isRenewed ? reject(new Renewed(path)) : resolve());
          script.onerror = () => reject(new Error(path));
          document.head.append(script);
        }),
      );
    }
    return loading.get(path);
  }

  /** Numbers out of their digits, the lowest digit of each first. */
  function numbers(text) {
    const found = [];
    let number = 0;
    let shift = 0;
    for (const digit of text) {
      const value = DIGITS.get(digit);
      number += (value & ((1 << BITS) - 1)) * 2 ** shift;
      shift += BITS;
      if (value < 1 << BITS) {
        found.push(number);
        [number, shift] = [0, 0];
      }
    }
    return found;
  }
  /** Rising numbers, written by how many are left out before each. */
  function rising(text) {
    let next = 0;
    return numbers(text).map((gap) => (next += gap + 1) - 1);
  }
  /** The number of the first stretch of every version, and behind the last one that of all stretches. */
  function firstStretches({ versions, long }) {
    const counts = new Array(versions).fill(1);
    const pairs = numbers(long);
    for (let at = 0, next = 0; at < pairs.length; at += 2) {
      next += pairs[at];
      counts[next] = pairs[at + 1] + 2;
      next += 1;
    }
    const first = [0];
    for (const count of counts) first.push(first.at(-1) + count);
    return first;
  }

  // The form in which words are searched; the program makes the same of what authors write.
  const BLANK = /[\p{White_Space}\u200B-\u200D\u2060\uFEFF]/u;
  const SHAPE = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;
  const DASH = /[\u2010-\u2015\u2212\u2500\u2501]/u;
  const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/u;
  const ALPHANUMERIC = /[\p{Alphabetic}\p{N}]/u;
  function inForm(letter) {
    if (letter !== "\n" && (BLANK.test(letter) || SHAPE.test(letter))) return "";
    if (DASH.test(letter)) return "-";
    if (letter === "\u301C" || letter === "\u223C") return "~";
    return KATAKANA.test(letter) ? String.fromCodePoint(letter.codePointAt(0) - 0x60) : letter;
  }
  function searched(written) {
    return [...written.normalize("NFKC").toLowerCase()].map(inForm).join("");
  }
  /** The form of a text, with the place in the text of every letter of the form. */
  function placed(text) {
    let form = "";
    const places = [];
    // Letters and the marks that join them are brought into the form together.
    for (const { 0: piece, index } of text.matchAll(/[^][\p{M}\uFF9E\uFF9F]*/gu)) {
      const own = searched(piece);
      form += own;
      for (let at = 0; at < own.length; at += 1) places.push(index);
    }
    places.push(text.length);
    return { form, places };
  }
  /** The number from which follows in which file a term stands: FNV-1a over its code points. */
  function hash(term) {
    let mixed = 2166136261;
    for (const letter of term) mixed = Math.imul(mixed ^ letter.codePointAt(0), 16777619) >>> 0;
    return mixed;
  }

  /** What was asked for: words of which each may be found in several spellings. */
  function asked(query, same) {
    const words = [...query.matchAll(/[「"“]([^」"”]+)[」"”]|[^\s\u3000]+/gu)].map(([whole, quoted]) => quoted ?? whole.replace(/["“”「」]/gu, ""));
    return [...new Set(words)].filter((word) => [...searched(word)].some((letter) => ALPHANUMERIC.test(letter))).map((word) => ({ word, ...spellings(word, same) }));
  }
  function spellings(word, same) {
    const form = searched(word);
    const forms = new Set([form]);
    const others = new Set();
    for (const group of same) {
      const held = group.map(searched).filter((known) => form.includes(known)).sort((a, b) => b.length - a.length)[0];
      if (held === undefined) continue;
      for (const other of group.filter((other) => searched(other) !== held)) {
        const spelling = form.replace(held, searched(other));
        // A word that already holds the longer of two spellings is not made longer still.
        if (forms.has(spelling) || form.includes(searched(other))) continue;
        forms.add(spelling);
        others.add(other);
      }
    }
    return { forms: [...forms], others: [...others] };
  }
  /** The terms by which a form is looked up: all its pairs, of a long one as many as cover it, and letters that stand alone. */
  function termsOf(form) {
    const terms = new Set();
    for (const piece of form.split(/[^\p{Alphabetic}\p{N}]+/u).filter((piece) => piece !== "")) {
      const letters = [...piece];
      if (letters.length === 1) terms.add(piece);
      const pairs = letters.slice(1).map((letter, at) => letters[at] + letter);
      const step = pairs.length > MOST_PAIRS ? Math.ceil((pairs.length - 1) / (MOST_PAIRS - 1)) : 1;
      pairs.forEach((pair, at) => (at % step === 0 || at === pairs.length - 1) && terms.add(pair));
    }
    return [...terms];
  }

  const isPair = (term) => [...term].length === 2;
  function fileOf(name, term) {
    const kind = isPair(term) ? "pairs" : "letters";
    return { kind, at: hash(term) % scopes[name].start[kind] };
  }
  /** The places (of a letter, the stretches) and the titles in which a term stands. */
  function standing(name, term) {
    const { kind, at } = fileOf(name, term);
    const text = scopes[name][kind].get(at);
    const start = text.indexOf(`\n${term}\t`);
    if (start < 0) return [[], []];
    const from = start + term.length + 2;
    return text.slice(from, text.indexOf("\n", from)).split("\t").map(rising);
  }
  const both = (a, b) => {
    const known = new Set(b);
    return a.filter((number) => known.has(number));
  };

  /** Every version that can hold all words, with the stretches that can hold each; the likeliest first. */
  async function candidates(name, words, filters) {
    const { first } = scopes[name].start;
    const terms = new Set(words.flatMap(({ forms }) => forms.flatMap(termsOf)));
    const files = [...terms].map((term) => fileOf(name, term)).map(({ kind, at }) => `${kind}/${at}.js`);
    const chosen = Object.entries(filters).filter(([, id]) => id !== "");
    if (chosen.length > 0) files.push("filters.js");
    await Promise.all([...new Set(files)].map((file) => load(name, file)));
    const found = new Map();
    words.forEach(({ forms }, at) => {
      const stretches = new Set();
      const titles = new Set();
      for (const form of forms) {
        const own = termsOf(form).map((term) => [term, ...standing(name, term)]);
        const inPlaces = own.filter(([term]) => isPair(term)).map(([, places]) => places);
        const inStretches = own.filter(([term]) => !isPair(term)).map(([, stretches]) => stretches);
        if (inPlaces.length > 0) inStretches.push([...new Set(inPlaces.reduce(both).map((place) => Math.floor(place / PLACES)))]);
        inStretches.reduce(both).forEach((stretch) => stretches.add(stretch));
        own.map(([, , inTitles]) => inTitles).reduce(both).forEach((version) => titles.add(version));
      }
      for (const stretch of stretches) {
        const version = versionOf(first, stretch);
        if (!found.has(version)) found.set(version, { version, words: words.map(() => []), titles: 0, places: 0 });
        found.get(version).words[at].push(stretch - first[version]);
        found.get(version).places += 1;
      }
      for (const version of titles) if (found.has(version)) found.get(version).titles += 1;
    });
    const allowed = chosen.map(([by, id]) => new Set(rising(scopes[name].filters[by][id] ?? "")));
    const isAllowed = ({ version, words }) => words.every((places) => places.length > 0) && allowed.every((numbers) => numbers.has(version));
    return [...found.values()].filter(isAllowed).sort((a, b) => b.titles - a.titles || b.places - a.places || b.version - a.version);
  }
  function versionOf(first, stretch) {
    let [low, high] = [0, first.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (first[middle] <= stretch) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Reads stretches of a candidate until every word was found, or all of them; `null` where a word stands nowhere. */
  async function read(name, candidate, words, isWhole = false) {
    const left = [...new Set(candidate.words.flat())].sort((a, b) => a - b);
    const hits = new Map();
    const missing = new Set(words.keys());
    let about = null;
    while (left.length > 0 && (isWhole || missing.size > 0)) {
      const [word] = missing;
      const at = isWhole || word === undefined ? left[0] : candidate.words[word].find((stretch) => left.includes(stretch));
      if (at === undefined) break;
      left.splice(left.indexOf(at), 1);
      const key = `${candidate.version}-${at}`;
      await load(name, `words/${key}.js`);
      about = scopes[name].words.get(key);
      const found = about.items.flatMap(([address, label, text], order) => {
        const own = marked(label, text, words);
        own.held.forEach((word) => missing.delete(word));
        return own.held.size > 0 ? [{ address, label, text, order, ...own }] : [];
      });
      if (found.length > 0) hits.set(at, found);
    }
    if (missing.size > 0) return null;
    const inOrder = [...hits].sort(([a], [b]) => a - b).flatMap(([, found]) => found);
    return { ...about, candidate, items: inOrder, isWhole: left.length === 0 };
  }
  /** Where words stand in an item, and which of them do. */
  function marked(label, text, words) {
    const held = new Set();
    const places = [label, text].map((written) => {
      const { form, places } = placed(written);
      const marks = [];
      words.forEach(({ forms }, word) => {
        for (const wanted of forms) {
          for (let at = form.indexOf(wanted); at >= 0; at = form.indexOf(wanted, at + wanted.length)) {
            held.add(word);
            let end = at + wanted.length;
            while (places[end] === places[end - 1]) end += 1;
            marks.push([places[at], places[end]]);
          }
        }
      });
      return joined(marks.sort(([a], [b]) => a - b));
    });
    return { held, inLabel: places[0], inText: places[1] };
  }
  function joined(marks) {
    const whole = [];
    for (const [from, to] of marks) {
      if (whole.length > 0 && from <= whole.at(-1)[1]) whole.at(-1)[1] = Math.max(to, whole.at(-1)[1]);
      else whole.push([from, to]);
    }
    return whole;
  }

  // The page: what it asks for, and how it shows what was found.
  const room = document.getElementById("_room");
  function message(name, values = {}) {
    const words = document.getElementById("_messages").content.querySelector(`[data-message="${name}"]`).textContent;
    return words.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");
  }
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const hrefOf = (address) => {
    const [path, key] = address.slice(1).split("#");
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    return new URL(key === undefined ? file : `${file}#${key}`, ROOT).href;
  };
  /** Words with what was found in them marked, cut to what stands around the first of it. */
  function passage(text, marks, limit) {
    const letters = [...new Intl.Segmenter("ja").segment(text)].map(({ index }) => index);
    const near = (place, step) => {
      const at = letters.findIndex((index) => index >= place);
      return letters[Math.min(Math.max((at < 0 ? letters.length - 1 : at) + step, 0), letters.length - 1)] ?? 0;
    };
    const isLong = letters.length > limit;
    const from = isLong && marks.length > 0 ? near(marks[0][0], -AROUND) : 0;
    const to = isLong ? (letters.length > limit + 1 ? near(from, limit) : text.length) : text.length;
    const pieces = [from > 0 ? "…" : ""];
    let at = from;
    for (const [start, end] of marks.filter(([start, end]) => start >= from && end <= to)) {
      pieces.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    pieces.push(text.slice(at, to), to < text.length ? "…" : "");
    return pieces.filter((piece) => piece !== "");
  }
  function itemShown({ address, label, text, inLabel, inText }) {
    const name = element("a", { href: hrefOf(address) }, ...passage(label, inLabel, LONGEST));
    return element("li", {}, element("p", { class: "result-item" }, name), element("p", { class: "result-words" }, ...passage(text, inText, LONGEST)));
  }
  /** Items that hold most of the words before others, and words of an item before its name alone. */
  function best(items) {
    const rank = ({ held, inText }) => held.size * 2 + (inText.length > 0 ? 1 : 0);
    const chosen = [...items].sort((a, b) => rank(b) - rank(a)).slice(0, ITEMS);
    return items.filter((item) => chosen.includes(item));
  }
  function resultShown(name, result, words) {
    const isTitle = ({ address, text }) => address === result.address && text === result.title;
    const title = result.items.find(isTitle);
    const heading = element("a", { href: hrefOf(result.address) }, ...passage(result.title, title?.inText ?? [], Infinity));
    const others = result.items.filter((item) => !isTitle(item));
    const list = element("ul", { class: "result-items" }, ...best(others).map(itemShown));
    const shown = element("li", {}, element("h3", {}, heading), element("p", { class: "result-about" }, result.about.join("　")), list);
    if (others.length > ITEMS || !result.isWhole) {
      const more = element("button", { type: "button", class: "result-more" }, message("more", { title: result.title }));
      more.addEventListener("click", async () => {
        const whole = await read(name, result.candidate, words, true).catch(fail);
        if (whole === undefined) return;
        const items = whole.items.filter((item) => !isTitle(item));
        list.replaceChildren(...items.map(itemShown));
        more.remove();
        say(message("more-shown", { title: result.title, count: items.length }));
        list.querySelector("a")?.focus();
      });
      shown.append(more);
    }
    return shown;
  }

  const say = (words) => (room.querySelector("[role=status]").textContent = words);
  function fail(cause) {
    say(message(cause instanceof Renewed ? "renewed" : "failed"));
  }
  const addressWith = (query, changed) => {
    const next = new URLSearchParams(query);
    for (const [key, value] of Object.entries(changed)) value === "" ? next.delete(key) : next.set(key, value);
    return `?${next}`;
  };
  /** What a question asks about: its words in kanji, katakana, letters and figures; those of one letter tell little. */
  function cut(question) {
    const pieces = question.match(/[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\p{Nd}ー々〆]{2,}/gu) ?? [];
    return [...new Set(pieces)].filter((piece) => piece !== question.trim());
  }
  function helpShown(query, words, isNarrowed, hasPast) {
    const link = (name, changed, values) => element("li", {}, element("a", { href: addressWith(query, { page: "", ...changed }) }, message(name, values)));
    const ways = [element("li", {}, message("help-shorter"))];
    const pieces = words.length > 1 ? words.map(({ word }) => word) : cut(query.get("q"));
    if (pieces.length > 1 && words.length === 1) ways.push(link("help-one", { q: pieces.join(" ") }, { word: pieces.join("」「") }));
    ways.push(...pieces.map((word) => link("help-one", { q: word }, { word })));
    if (isNarrowed) ways.push(link("help-every", { kind: "", agency: "", department: "" }));
    if (hasPast) ways.push(link("help-past", { versions: "past" }));
    ways.push(element("li", {}, message("help-lists")));
    return [element("p", {}, message("help")), element("ul", {}, ...ways)];
  }
  function pagesShown(query, page, pages) {
    const near = new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages].filter((number) => number >= 1 && number <= pages));
    return [...near].sort((a, b) => a - b).map((number) => {
      const label = message("page", { page: number });
      return element("li", {}, number === page ? element("span", { "aria-current": "page" }, label) : element("a", { href: addressWith(query, { page: String(number) }) }, label));
    });
  }

  /** Reads candidates in their order until so many hold the words, or so many were read in vain that the others hardly do. */
  async function verified(name, all, words, wanted) {
    const found = [];
    let looked = 0;
    while (found.length < wanted && looked < Math.min(all.length, wanted + MOST_BESIDES)) {
      const next = all.slice(looked, looked + Math.max(PAGE, wanted - found.length));
      const read_ = await Promise.all(next.map((candidate) => read(name, candidate, words)));
      found.push(...read_.filter((result) => result !== null));
      looked += next.length;
    }
    return { found, looked };
  }

  async function search(query) {
    const name = query.get("versions") === "past" ? "past" : "now";
    const filters = Object.fromEntries(["kind", "agency", "department"].map((by) => [by, query.get(by) ?? ""]));
    say(message("searching"));
    await load("now", "start.js");
    const { same, start: { past } } = scopes.now;
    if (name === "past" && past) await load("past", "start.js");
    const words = asked(query.get("q"), same);
    if (words.length === 0) return say(message("no-letters"));
    const all = name === "past" && !past ? [] : await candidates(name, words, filters);
    const asked_ = Math.max(1, Math.floor(Number(query.get("page"))) || 1);
    const section = room.querySelector(".search-results");
    const first = await verified(name, all, words, asked_ * PAGE);
    show(first);
    section.hidden = false;
    document.title = `${query.get("q")}　${room.querySelector("[role=status]").textContent.split("。")[0]} － ${document.title}`;
    // Where few are left, the count becomes exact while the first results are read.
    if (first.looked < all.length && all.length <= asked_ * PAGE + MOST_BESIDES) {
      section.setAttribute("aria-busy", "true");
      show(await verified(name, all, words, all.length));
      section.removeAttribute("aria-busy");
    }

    function show({ found, looked }) {
      // What was not read holds the words as often as what was.
      const isKnown = looked === all.length;
      const count = isKnown ? found.length : found.length + Math.round(((all.length - looked) * found.length) / looked);
      const pages = Math.max(1, Math.ceil(count / PAGE));
      const page = Math.min(asked_, pages);
      const from = (page - 1) * PAGE;
      const results = found.slice(from, from + PAGE);
      const place = { count, from: from + 1, to: from + results.length };
      const known = count === 0 ? message("none") : isKnown ? message(pages === 1 ? "found" : "found-on", place) : message("about", place);
      const list = section.querySelector(".results");
      section.querySelector(".search-order").hidden = count === 0;
      list.start = from + 1;
      if (list.children.length !== results.length) list.replaceChildren(...results.map((result) => resultShown(name, result, words)));
      section.querySelector("nav ul").replaceChildren(...(pages > 1 ? pagesShown(query, page, pages) : []));
      section.querySelector("nav").hidden = pages === 1;
      if (count === 0) {
        const isNarrowed = Object.values(filters).some((id) => id !== "");
        list.replaceWith(...helpShown(query, words, isNarrowed, past && name === "now"));
      }
      const told = words.filter(({ others }) => others.length > 0).map(({ word, others }) => message("same", { word, others: others.join("」「") }));
      say([known, ...told].join(""));
    }
  }

  if (room !== null) {
    room.append(document.getElementById("_search").content.cloneNode(true));
    const query = new URLSearchParams(location.search);
    for (const field of room.querySelectorAll("[name]")) {
      const value = query.get(field.name) ?? "";
      field.value = value;
      // A value that no choice has leaves a list without any.
      if (field.selectedIndex === -1) field.selectedIndex = 0;
      if (field.selectedIndex > 0) field.closest("details").open = true;
    }
    if ((query.get("q") ?? "").trim() !== "") search(query).catch(fail);
  }
  return handed;
})();
