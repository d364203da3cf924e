// Sorts the rows of a list by its columns, and filters them by words. Without it, the list is in the order of the site.
(() => {
  "use strict";

  const table = document.querySelector("table[data-list]");
  const tools = document.getElementById("_list-tools");
  const body = table.tBodies[0];
  const rows = [...body.rows];

  // Words are the same in either width, in hiragana and katakana, in capitals and small letters.
  const hiragana = (letter) => String.fromCharCode(letter.charCodeAt(0) - 96);
  const fold = (words) => words.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, hiragana);
  const words = (cell) => {
    const label = cell.querySelector(".cell-label");
    return cell.textContent.slice(label ? label.textContent.length : 0).trim();
  };

  table.closest(".table-frame").before(tools.content.cloneNode(true));
  const input = document.getElementById("_list-filter");
  const status = document.querySelector(".list-tools [role=status]");
  const texts = rows.map((row) => fold([row.dataset.reading ?? "", ...[...row.cells].map(words)].join(" ")));
  input.addEventListener("input", () => {
    const wanted = fold(input.value).split(/\s+/).filter((word) => word !== "");
    rows.forEach((row, at) => (row.hidden = !wanted.every((word) => texts[at].includes(word))));
    const values = { count: rows.filter((row) => !row.hidden).length, total: rows.length };
    status.textContent = status.dataset.words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  });

  // A title is sorted as it is read, a day by its date.
  const key = (row, column) => {
    const cell = row.cells[column];
    if (column === 0) return fold(row.dataset.reading ?? words(cell));
    return cell.querySelector("time")?.dateTime ?? fold(words(cell));
  };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
      const keyed = rows.map((row) => [key(row, column), row]);
      keyed.sort(([one], [other]) => turn * one.localeCompare(other, "ja"));
      body.append(...keyed.map(([, row]) => row));
    });
  });
})();
