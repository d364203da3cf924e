// Comments on the items of a draft: kept in this browser, saved to a slip and opened from one. Nothing is sent anywhere.
(() => {
  "use strict";

  const root = document.querySelector("[data-consultation]");
  const { KEY, oneLine, parse, tidied, write } = ikenhyo;

  // What is on the page: the drafts, their parts, and the items of the parts that were loaded.
  const own = (selector) => root.querySelector(selector);
  const drafts = [...root.querySelectorAll("[data-draft]")].map(({ dataset }, index) => ({ ...dataset, id: dataset.draft, index, parts: new Map() }));
  for (const link of root.querySelectorAll("a[data-part]")) {
    const draft = drafts.find(({ id }) => id === link.closest("[data-draft]").dataset.draft);
    draft.parts.set(link.dataset.part, { index: draft.parts.size, link, items: null });
  }
  const draftOf = (opinion) => drafts.find(({ id }) => id === opinion.draft);
  function found(opinion) {
    for (const part of draftOf(opinion)?.parts.values() ?? []) {
      const at = part.items?.findIndex(([key]) => key === opinion.item) ?? -1;
      if (at >= 0) return { part, at, name: part.items[at][1], quoted: part.items[at][2] };
    }
    return null;
  }
  const named = (key, words) => `${key}（${oneLine(words)}）`;
  const keyOf = (value) => value.match(KEY)[0];

  /** A message of the page, with words for its {places}. */
  function message(name, values = {}) {
    const words = document.getElementById("_messages").content.querySelector(`[data-message="${name}"]`).textContent;
    return words.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");
  }
  const otherDraft = ({ fingerprint }) => message(fingerprint === "" ? "no-fingerprint" : "older", { fingerprint });
  const say = (name, values) => (own("[role=status]").textContent = message(name, values));
  function piece(id) {
    return document.getElementById(id).content.cloneNode(true);
  }

  // What was written. Every change begins with what another tab may have kept since.
  const LONGEST_SHOWN = 200000;
  const STORE = `juran ${root.dataset.consultation}`;
  const empty = () => ({ name: "", contact: "", opinions: [] });
  let isKept = true;
  let state = empty();
  const typed = new Map();
  let timer = 0;

  /** What is kept. Where it cannot be read, it is left as it is until all is deleted. */
  function read() {
    const kept = { ...empty(), ...JSON.parse(localStorage.getItem(STORE) ?? "{}") };
    if (!Array.isArray(kept.opinions)) throw new TypeError("no opinions");
    return kept;
  }
  function load() {
    try {
      if (isKept) state = read();
    } catch {
      isKept = false;
    }
  }
  function change(how, isAnew = false) {
    load();
    how(state);
    const isEmpty = state.opinions.length === 0 && state.name === "" && state.contact === "";
    try {
      if (!isAnew) read();
      if (isEmpty) localStorage.removeItem(STORE);
      else localStorage.setItem(STORE, JSON.stringify(state));
      isKept = true;
    } catch {
      isKept = false;
    }
    own("[data-unkept]").hidden = isKept;
  }
  function flush() {
    clearTimeout(timer);
    if (typed.size === 0) return;
    const edits = [...typed.values()];
    typed.clear();
    change((latest) => edits.forEach((edit) => edit(latest)));
  }
  function later(what, edit) {
    typed.set(what, edit);
    own("#_checked")?.setAttribute("hidden", "");
    clearTimeout(timer);
    timer = setTimeout(flush, 400);
  }
  const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  const fresh = (draft, item, name) => ({
    id: newId(),
    draft: draft.id,
    version: named(draft.id, draft.title),
    fingerprint: draft.fingerprint,
    place: item === "" ? "全体" : named(item, name),
    item,
    text: "",
  });

  // Boxes that are on the page as it stands: those of a sheet, and who writes. A box stands for one opinion as long as the
  // page is open, even once it is emptied; others on the item are only counted.
  const boxes = [...root.querySelectorAll("[data-item], [data-field]")];
  const idOf = new Map();
  const draftAround = (box) => drafts.find(({ id }) => id === box.closest("[data-draft]").dataset.draft);
  const isBoxOf = (box) => ({ draft, item }) => item === box.dataset.item && draft === draftAround(box).id;
  function show() {
    for (const box of boxes) {
      const kept = box.dataset.field ? state[box.dataset.field] : ownOpinion(box);
      if (!typed.has(box) && box.value !== kept) box.value = kept;
    }
  }
  function ownOpinion(box) {
    const all = state.opinions.filter(isBoxOf(box));
    if (!idOf.has(box) && all.length > 0) idOf.set(box, all[0].id);
    const others = all.filter(({ id, text }) => id !== idOf.get(box) && tidied(text) !== "");
    const told = box.parentElement.querySelector(".comment-more") ?? (others.length > 0 && piece("_more").firstElementChild);
    if (told) {
      told.hidden = others.length === 0;
      told.firstElementChild.textContent = message("more", { count: others.length });
      if (!told.parentElement) box.before(told);
    }
    return all.find(({ id }) => id === idOf.get(box))?.text ?? "";
  }
  function takeFrom(box) {
    const text = box.value;
    if (box.dataset.field) return later(box, (latest) => (latest[box.dataset.field] = text));
    const draft = draftAround(box);
    if (!idOf.has(box)) idOf.set(box, newId());
    const id = idOf.get(box);
    later(box, ({ opinions }) => {
      const at = opinions.findIndex((opinion) => opinion.id === id);
      if (at < 0 && text !== "") opinions.push({ ...fresh(draft, box.dataset.item, box.dataset.name), id, text });
      else if (at >= 0 && text === "") opinions.splice(at, 1);
      else if (at >= 0) Object.assign(opinions[at], { text, fingerprint: draft.fingerprint });
    });
  }

  // The slip of all that was written, in the order of the drafts.
  function slip() {
    flush();
    const result = { consultation: named(root.dataset.consultation, root.dataset.title), general: [], about: [], name: state.name, contact: state.contact };
    for (const opinion of inOrder()) {
      if (opinion.draft === "") {
        result.general.push(opinion);
        continue;
      }
      let about = result.about.find(({ id, fingerprint }) => id === opinion.draft && fingerprint === opinion.fingerprint);
      if (about === undefined) {
        about = { id: opinion.draft, version: opinion.version, fingerprint: opinion.fingerprint, opinions: [] };
        result.about.push(about);
      }
      about.opinions.push(opinion);
    }
    return write(result);
  }
  function inOrder() {
    const place = (opinion) => {
      const here = found(opinion);
      const draft = draftOf(opinion)?.index ?? (opinion.draft === "" ? -1 : drafts.length);
      const box = boxes.findIndex((box) => box.dataset.item && isBoxOf(box)(opinion));
      return [draft, opinion.item === "" ? -1 : (here?.part.index ?? 1e6), here?.at ?? (box < 0 ? 1e6 : box)];
    };
    const placed = state.opinions.map((opinion) => [place(opinion), opinion]);
    return placed.sort(([a], [b]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, opinion]) => opinion);
  }
  function save() {
    const text = slip();
    const number = text.match(/: (....)-....-....\n$/)[1].toLowerCase();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = `${root.dataset.stem}-${number}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say("saved", { file: link.download });
  }

  /** Hands over the items of a part: called by the files beside the sheets. */
  function items(draft, part, list) {
    drafts.find(({ id }) => id === draft).parts.get(part).items = list;
  }
  function loaded(part) {
    part.loading ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = new URL("items.js", part.link.href);
      script.onload = script.onerror = () => {
        script.remove();
        if (!part.items) part.loading = undefined;
        done();
      };
      document.head.append(script);
    });
    return part.loading;
  }
  /** Loads parts one by one until every item is found that somebody wrote about. */
  async function findItems() {
    for (const draft of drafts) {
      for (const part of draft.parts.values()) {
        const isSought = (opinion) => opinion.draft === draft.id && opinion.item !== "" && found(opinion) === null;
        if (state.opinions.some(isSought)) await loaded(part);
      }
    }
  }

  // The list of what was written.
  function shownOpinion(opinion) {
    const entry = piece("_opinion").firstElementChild;
    entry.dataset.id = opinion.id;
    const box = entry.querySelector("textarea");
    box.id = `_o-${opinion.id}`;
    box.value = opinion.text;
    entry.querySelector("label").htmlFor = box.id;
    box.addEventListener("input", () => {
      const text = box.value;
      later(box, ({ opinions }) => {
        const kept = opinions.find(({ id }) => id === opinion.id);
        if (kept) kept.text = text;
        else opinions.push({ ...opinion, text });
      });
    });
    entry.querySelector("button").addEventListener("click", () => {
      flush();
      const near = entry.nextElementSibling ?? entry.previousElementSibling;
      change((latest) => (latest.opinions = latest.opinions.filter(({ id }) => id !== opinion.id)));
      list();
      say("deleted", { name: entry.querySelector("h3").textContent });
      (near?.querySelector("textarea") ?? own("#_part")).focus();
    });
    return entry;
  }
  function list() {
    const room = own("#_opinions");
    const there = new Map([...room.children].map((entry) => [entry.dataset.id, entry]));
    inOrder().forEach((opinion, index) => {
      const entry = there.get(opinion.id) ?? shownOpinion(opinion);
      there.delete(opinion.id);
      if (room.children[index] !== entry) room.insertBefore(entry, room.children[index] ?? null);
      const [draft, here] = [draftOf(opinion), found(opinion)];
      const what = opinion.item === "" ? message("whole") : (here?.name ?? opinion.place);
      const title = drafts.length > 1 || !draft ? ` － ${draft?.title ?? opinion.version}` : "";
      const name = message("opinion", { number: index + 1, what: what + title });
      entry.querySelector("h3").textContent = name;
      for (const of of entry.querySelectorAll("[data-of]")) of.textContent = message("of", { name });
      const quote = entry.querySelector("blockquote");
      const quoted = here?.quoted ?? "";
      if (quote.textContent !== quoted) quote.parentElement.open = quoted.length < 200;
      quote.textContent = quoted;
      quote.parentElement.hidden = quoted === "";
      const isGone = opinion.draft !== "" && (!draft || (opinion.item !== "" && !here));
      const isOlder = draft !== undefined && opinion.fingerprint !== draft.fingerprint;
      const note = entry.querySelector("[data-note]");
      note.textContent = isGone ? message("gone") : isOlder ? otherDraft(opinion) : "";
      note.hidden = note.textContent === "";
      const box = entry.querySelector("textarea");
      if (!typed.has(box) && box.value !== opinion.text) box.value = opinion.text;
    });
    for (const entry of there.values()) entry.remove();
    own("[data-none]").hidden = room.children.length > 0;
    own("#_checked").hidden = true;
  }

  /** The text of a file: editors save it as UTF-8, as Shift_JIS or as UTF-16. */
  function decoded(bytes) {
    const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.slice(0, 2)];
    try {
      return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("shift_jis").decode(bytes);
    }
  }

  // Reading a slip lays it over what is there; what is the same stands once.
  async function open(file) {
    const { slips, problems } = parse(decoded(new Uint8Array(await file.arrayBuffer())));
    const told = problems.map(({ line, what, words }) => message(what, { line, words: words.slice(0, 100) }));
    let [added, same] = [0, 0];
    flush();
    change((latest) => {
      for (const read of slips) {
        if (read.consultation !== "" && keyOf(read.consultation) !== root.dataset.consultation) {
          told.push(message("other-consultation", { words: read.consultation }));
          continue;
        }
        for (const { version, fingerprint, opinions } of [{ version: "", fingerprint: "", opinions: read.general }, ...read.about]) {
          const draft = drafts.find(({ id }) => id === keyOf(version));
          if (version !== "" && !draft) told.push(message("other-draft", { words: version }));
          else if (draft && fingerprint !== draft.fingerprint) told.push(otherDraft({ fingerprint }));
          for (const { place, text } of opinions) {
            const item = place === "全体" ? "" : keyOf(place);
            const opinion = { ...fresh({ id: keyOf(version), title: "" }, item, ""), place, text, version, fingerprint };
            const isSame = (other) => other.draft === opinion.draft && other.item === item && tidied(other.text) === text;
            if (latest.opinions.some(isSame)) same += 1;
            else {
              added += 1;
              latest.opinions.push(opinion);
            }
          }
        }
        for (const field of ["name", "contact"]) {
          if (!latest[field].includes(read[field])) latest[field] = [latest[field], read[field]].filter(Boolean).join(" ／ ");
        }
      }
    });
    await findItems();
    show();
    list();
    say(told.length > 0 ? "opened-told" : "opened", { added, same, told: told.length });
    const room = own("#_told");
    room.replaceChildren(...told.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
    room.parentElement.hidden = told.length === 0;
    own("#_written").focus();
  }

  function check() {
    list();
    const text = slip();
    const count = state.opinions.filter((opinion) => tidied(opinion.text) !== "").length;
    own("#_checked").hidden = false;
    const isLong = text.length > LONGEST_SHOWN;
    own("#_slip").textContent = isLong ? text.slice(0, LONGEST_SHOWN) + message("cut") : text;
    const number = text.match(/(\S+)\n$/)[1];
    own("#_receipt").textContent = number;
    say("checked", { count, number });
    own("#_checked").focus();
    return text;
  }
  async function copy() {
    const text = check();
    try {
      await navigator.clipboard.writeText(text);
      say("copied");
    } catch {
      getSelection().selectAllChildren(own("#_slip"));
      say("selected");
    }
  }
  function ask(is) {
    own("#_sure").hidden = !is;
    own(is ? "[data-do=keep]" : "[data-do=delete]").focus();
  }
  const ACTIONS = {
    save,
    check,
    copy,
    print: () => (check(), print()),
    delete: () => ask(true),
    keep: () => ask(false),
    sure() {
      typed.clear();
      change((latest) => Object.assign(latest, empty()), true);
      show();
      list();
      ask(false);
      say("all-deleted");
    },
    async add() {
      const [draft, part] = own("#_part").value.split(" ");
      const about = drafts[draft];
      const chosen = part ? about.parts.get(part).items?.[own("#_item").value] : ["", ""];
      if (!chosen) return (await offerItems()) && own("#_item").focus();
      const opinion = fresh(about, ...chosen);
      flush();
      change((latest) => latest.opinions.push(opinion));
      list();
      own(`[data-id="${opinion.id}"] textarea`).focus();
      say("added");
    },
  };

  /** Offers the items of the chosen part and tells whether it could: another may be chosen while they are loaded. */
  async function offerItems() {
    const choice = own("#_part").value;
    const [draft, part] = choice.split(" ");
    const about = drafts[draft].parts.get(part);
    own("#_item").parentElement.hidden = !about;
    own("#_item").replaceChildren();
    if (!about) return false;
    await loaded(about);
    if (own("#_part").value !== choice) return false;
    own("#_item").replaceChildren(...(about.items ?? []).map(([, name], at) => new Option(name, at)));
    if (!about.items) say("not-loaded");
    return about.items !== null;
  }
  function offerParts() {
    for (const draft of drafts) {
      const group = Object.assign(document.createElement("optgroup"), { label: draft.title });
      group.append(new Option(message("whole"), draft.index));
      for (const [key, part] of draft.parts) group.append(new Option(part.link.textContent, `${draft.index} ${key}`));
      own("#_part").append(group);
    }
    own("#_part").addEventListener("change", offerItems);
  }

  // A box that scrolls is cut on paper: its words are printed below each other instead.
  addEventListener("beforeprint", () => {
    flush();
    for (const box of root.querySelectorAll("textarea")) {
      const copy = Object.assign(document.createElement("p"), { className: "as-printed", textContent: box.value });
      if (box.value !== "") box.after(copy);
    }
  });
  addEventListener("afterprint", () => root.querySelectorAll(".as-printed").forEach((copy) => copy.remove()));

  own("#_room").append(piece("_tools"));
  const isDrafting = own("#_opinions") !== null;
  const refresh = () => {
    show();
    if (isDrafting) list();
  };
  root.addEventListener("input", ({ target }) => target.matches("[data-item], [data-field]") && takeFrom(target));
  root.addEventListener("click", ({ target }) => ACTIONS[target.closest("[data-do]")?.dataset.do]?.());
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  const renew = () => {
    load();
    refresh();
  };
  addEventListener("pageshow", ({ persisted }) => persisted && renew());
  addEventListener("storage", ({ key }) => (key === STORE || key === null) && renew());
  change(() => {});
  refresh();
  if (isDrafting) {
    offerParts();
    own("#_file").addEventListener("change", ({ target }) => {
      if (target.files[0]) open(target.files[0]);
      target.value = "";
    });
    findItems().then(list);
  }

  ikenhyo.items = items;
})();
