// Slips (意見票): comments on the items of a draft as plain text. Written and read as by the program that receives them.
const ikenhyo = (() => {
  "use strict";

  const BLANK = "[ \\t\\u00A0\\u3000]";
  const MARKED = new RegExp(`^(${BLANK}*＼*)■`);
  const ESCAPED = new RegExp(`^(${BLANK}*＼*)＼■`);
  const HEADER = new RegExp(`^${BLANK}*■([^:：]*)[:：](.*)$`, "su");
  const KEY = /^[^ \t\u00A0\u3000（(]*/u;
  const LABELS = ["意見票", "案件", "対象", "対象の指紋", "項目", "氏名", "連絡先", "控えの指紋"];
  const utf8 = (text) => new TextEncoder().encode(text);

  const withLineFeeds = (text) => text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, "\n").replace(/\p{Cs}/gu, "\uFFFD");
  const withoutControls = (text) => text.replace(/[\0-\x08\x0E-\x1F\x7F-\x9F]/g, "");
  const squeeze = (text) =>
    text.normalize("NFKC").replace(/[\s\u0085\u200B-\u200D\u2060\uFEFF]/g, "").normalize("NFC");
  function trimmed(text, ends = "\n \t\u00A0\u3000") {
    let from = 0;
    let to = text.length;
    while (from < to && ends.includes(text[from])) from += 1;
    while (to > from && ends.includes(text[to - 1])) to -= 1;
    return text.slice(from, to);
  }
  const tidied = (text) => trimmed(withoutControls(withLineFeeds(text)));
  const oneLine = (text) => trimmed(tidied(text).replaceAll("\n", " "), " \t\u00A0\u3000");

  /** The browser's own SHA-256 is missing on plain http. */
  function sha256(bytes) {
    const primes = [];
    for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
    const bits = (root) => (root - Math.floor(root)) * 2 ** 32;
    const k = primes.map((p) => bits(Math.cbrt(p)) | 0);
    const hash = primes.slice(0, 8).map((p) => bits(Math.sqrt(p)) | 0);
    const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, bytes.length << 3);
    const w = new Int32Array(64);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + 4 * i);
      for (let i = 16; i < 64; i += 1) {
        const [x, y] = [w[i - 15], w[i - 2]];
        w[i] = w[i - 16] + w[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i += 1) {
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((x, i) => (hash[i] = (hash[i] + x) | 0));
    }
    return hash.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
  }
  const receipt = (text) => sha256(utf8(text)).slice(0, 12).toUpperCase().match(/..../g).join("-");

  /** A slip: { consultation, general, about: [{ version, fingerprint, opinions: [{ place, text }] }], name, contact }. */
  function write(slip) {
    const header = (label, value) => `■ ${label}: ${oneLine(value)}`.trimEnd() + "\n";
    const opinions = (list) =>
      list
        .map(({ place, text }) => [place, tidied(text)])
        .filter(([, text]) => text !== "")
        .map(([place, text]) => header("項目", place) + text.split("\n").map((l) => `${l.replace(MARKED, "$1＼■")}\n`).join(""))
        .join("");
    const drafts = slip.about.map(
      (draft) => header("対象", draft.version) + header("対象の指紋", draft.fingerprint) + opinions(draft.opinions),
    );
    const persons = [["氏名", oneLine(slip.name)], ["連絡先", oneLine(slip.contact)]].filter(([, value]) => value !== "");
    const text = [
      header("意見票", "1"),
      header("案件", slip.consultation),
      opinions(slip.general),
      ...drafts,
      ...persons.map(([label, value]) => header(label, value)),
    ].join("");
    return text + header("控えの指紋", receipt(text));
  }

  /** Reads any text; loses no word, and tells of what does not fit as { line, what, words }. */
  function parse(all) {
    const text = withLineFeeds(all.replace(/^\uFEFF/, ""));
    const slips = [];
    const problems = [];
    const tell = (line, what, words = "") => problems.push({ line, what, words });
    let into = "outside";
    let words = [];
    let wordsLine = 0;
    let slipFrom = 0;
    const slip = () => slips[slips.length - 1];
    const opinions = () => slip().about.at(-1)?.opinions ?? slip().general;
    const begin = (place, line) => {
      into = "opinion";
      opinions().push({ line, place, text: "" });
    };
    const isNamed = () => slips.length === 0 || slip().consultation !== "" || tell(slip().line, "no-consultation");

    function settle() {
      const found = words.join("");
      words = [];
      if (into === "nothing" && tidied(found) !== "") {
        tell(wordsLine, "without-item");
        begin("全体", wordsLine);
      }
      if (into === "outside" && tidied(found) !== "") tell(wordsLine, "outside", tidied(found));
      if (into === "opinion") {
        const said = tidied(found);
        if (said === "") opinions().pop();
        else opinions().at(-1).text = said;
      }
      if ((into === "name" || into === "contact") && oneLine(found) !== "") {
        if (slip()[into] === "") slip()[into] = oneLine(found);
        else tell(wordsLine, "unused", oneLine(found));
      }
    }

    function header(label, value, line, at) {
      settle();
      if (label === "意見票" || slips.length === 0) {
        isNamed();
        slipFrom = at;
        slips.push({ line, consultation: "", general: [], about: [], name: "", contact: "", receipt: "" });
        if (label !== "意見票") tell(line, "no-slip-header");
        else if (squeeze(value) !== "1") tell(line, "other-style", value);
      } else if (slip().receipt === "matches") {
        slip().receipt = "differs";
        tell(line, "behind-receipt");
      }
      into = "nothing";
      const draft = slip().about.at(-1);
      if (label === "案件" && slip().consultation === "") slip().consultation = value;
      else if (label === "案件") tell(line, "unused", value);
      if (label === "対象") slip().about.push({ version: value, fingerprint: "", opinions: [] });
      if (label === "対象の指紋" && draft?.fingerprint === "") draft.fingerprint = value;
      else if (label === "対象の指紋") tell(line, "unused", value);
      if (label === "項目") begin(squeeze(value.match(KEY)[0]) === "全体" ? "全体" : value, line);
      if (label === "氏名" || label === "連絡先") {
        into = label === "氏名" ? "name" : "contact";
        if (value !== "") [words, wordsLine] = [[`${value}\n`], line];
      }
      if (label === "控えの指紋") {
        into = "outside";
        const digits = (written) => squeeze(written).toUpperCase().replaceAll("-", "");
        if (digits(value) === "") return;
        // Only the first is reckoned: a text full of receipts is not read over and over.
        const isFirst = slip().receipt === "";
        const holds = isFirst && digits(value) === digits(receipt(text.slice(slipFrom, at)));
        slip().receipt = holds ? "matches" : "differs";
        if (slip().receipt === "differs") tell(line, "receipt-differs", value);
      }
    }

    let at = 0;
    const lines = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    lines.forEach((raw, index) => {
      const line = withoutControls(raw);
      const found = line.match(HEADER);
      const label = found && utf8(found[1].slice(0, 121)).length <= 120 ? squeeze(found[1]) : "";
      if (LABELS.includes(label)) header(label, trimmed(found[2]), index + 1, at);
      else {
        const isMarked = trimmed(line).startsWith("■");
        if (isMarked && problems.length < 1000) tell(index + 1, "unknown-header", [...trimmed(line).slice(0, 120)].slice(0, 60).join(""));
        if (words.length > 0 || trimmed(line) !== "") {
          if (words.length === 0) wordsLine = index + 1;
          words.push(`${line.replace(ESCAPED, "$1■")}\n`);
        }
      }
      at += raw.length + 1;
    });
    if (slips.length === 0) {
      const said = tidied(words.join(""));
      const only = { line: 1, consultation: "", about: [], name: "", contact: "", receipt: "" };
      if (said !== "") slips.push({ ...only, general: [{ line: wordsLine, place: "全体", text: said }] });
      return { slips, problems: [] };
    }
    settle();
    isNamed();
    return { slips, problems: problems.sort((a, b) => a.line - b.line) };
  }

  return { KEY, oneLine, parse, receipt, sha256, tidied, write };
})();
