// Proves that no check passes silently: each must find in bad.html what stands there for it.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSite } from "./site.mjs";

/** For every check, words that its problems must hold; the classes `only-…` are wrong in one look alone. */
const EVIDENCE = {
  "確かめるべき種類のページがそろっている": ["404.html", "all/"],
  "html-validate": ["no-dup-id", "no-inline-style"],
  "vnu（Nu Html Checker）": ["Duplicate ID", "alt"],
  "h1 は1つで、見出しの段を飛ばさない": ["h1 が0個", "h2 の次が h4"],
  "リンクと「#」の行き先があり、フォルダーから開いてもたどれる": ["#nowhere", "missing.css", "相対ではありません", "フォルダーを指し"],
  "外部とインラインを許さない CSP がある": ["default-src"],
  "コンソールの誤りと CSP 違反がない": ["Content Security Policy", "投げられた誤り", "書かれた誤り"],
  "読み込めないものがない": ["404 http", "missing.css"],
  "サイトの外へ要求を出さない": ["elsewhere.invalid"],
  "フォルダーから開いても同じ文が読める": ["file:"],
  "JavaScript なしで同じ文が読める": ["JavaScript あり"],
  "キーボード：最初に止まる本文へのリンクで本文へ移れる": ["最初の Tab"],
  "axe（明るい配色）": ["only-light"],
  "axe（暗い配色）": ["only-dark"],
  "axe（強制カラー）": ["only-forced"],
  "axe（幅 320 px）": ["only-narrow"],
  "幅 320 px で横にはみ出さない": ["sticks-out", "cut-off"],
  "幅 1280 px を 400 % に拡大しても横にはみ出さない": ["only-zoomed"],
  "印刷で欠けない": ["only-print"],
};

/** Runs `check` over bad.html and returns [name, words it failed to find] pairs. */
export async function checkTheChecks(check) {
  const folder = mkdtempSync(join(tmpdir(), "juran-bad-"));
  copyFileSync(new URL("bad.html", import.meta.url), join(folder, "index.html"));
  const site = readSite(folder);
  const results = await check(site, site.pages.map((file) => ({ file })));
  rmSync(folder, { recursive: true });
  return results.map(([name, problems]) => {
    const evidence = EVIDENCE[name] ?? ["self-test.mjs にこの検査の証拠がありません。"];
    return [name, evidence.filter((words) => !problems.some((problem) => problem.includes(words)))];
  });
}
