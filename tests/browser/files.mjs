// Checks over every HTML file of a site, opened or not: two HTML checkers, and links, headings and the content policy.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { HtmlValidate } from "html-validate";
import { fileAt, shape } from "./site.mjs";

const vnuJar = createRequire(import.meta.url)("vnu-jar");

/** Every check over files: its name and how it lists problems. `browser` lends its HTML parser. */
export const FILE_CHECKS = [
  ["確かめるべき種類のページがそろっている", expectedPages],
  ["html-validate", htmlValidate],
  ["vnu（Nu Html Checker）", vnu],
  ["h1 は1つで、見出しの段を飛ばさない", async (site, outlines) => outlines.flatMap(headings)],
  ["リンクと「#」の行き先があり、フォルダーから開いてもたどれる", links],
  ["外部とインラインを許さない CSP がある", async (site, outlines) => outlines.flatMap(policy)],
];

/** Runs every check over files and returns [name, problems] pairs. */
export async function checkFiles(site, browser) {
  const outlines = await readOutlines(site, browser);
  return Promise.all(FILE_CHECKS.map(async ([name, check]) => [name, await check(site, outlines)]));
}

/** What links, headings and the policy need of each page, read by the browser's own parser without running the page. */
async function readOutlines(site, browser) {
  const page = await browser.newPage();
  const outlines = [];
  for (const file of site.pages) {
    outlines.push({ file, ...(await page.evaluate(outline, site.read(file).toString("utf8"))) });
  }
  await page.close();
  return outlines;
}

/** Runs inside the browser. */
function outline(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const all = (selector) => [...parsed.querySelectorAll(selector)];
  return {
    ids: all("[id]").map((element) => element.id),
    headings: all("h1, h2, h3, h4, h5, h6").map((heading) => [Number(heading.tagName[1]), heading.textContent.trim()]),
    policy: parsed.querySelector('meta[http-equiv="content-security-policy" i]')?.content ?? null,
    targets: [
      ...all("a[href], area[href], link[rel~=stylesheet], link[rel~=icon]").map((link) => link.getAttribute("href")),
      ...all("img[src], script[src], source[src], iframe[src]").map((embedded) => embedded.getAttribute("src")),
      ...all("form[action]").map((form) => form.getAttribute("action")),
    ],
  };
}

/** Without these pages the other checks would pass over nothing. */
async function expectedPages(site) {
  const shapes = new Set(site.pages.map(shape));
  const expected = {
    "/": "トップページ（index.html）",
    "/404.html": "404.html",
    "/versions": "版の年表（versions/）",
    "/versions/n": "版の年表の一年（versions/…/）",
    "/assessments": "一覧（assessments/）",
    "/assessments/*": "文書（assessments/…/）",
    "/assessments/*/n": "版（assessments/…/1/）",
    "/assessments/*/n/i": "部（assessments/…/1/i/）",
    "/assessments/*/n/all": "全体（assessments/…/1/all/）",
  };
  return Object.entries(expected)
    .filter(([place]) => !shapes.has(place))
    .map(([, name]) => `${name}がありません。`);
}

async function htmlValidate(site) {
  const config = JSON.parse(readFileSync(new URL(".htmlvalidate.json", import.meta.url), "utf8"));
  const reader = new HtmlValidate(config);
  const problems = [];
  for (const file of site.pages) {
    const { results } = await reader.validateFile(join(site.root, file));
    const messages = results.flatMap((result) => result.messages);
    problems.push(...messages.map((m) => `${file}:${m.line}:${m.column} ${m.message}（${m.ruleId}）`));
    // Meanwhile pages in the browser wait for answers.
    await new Promise(setImmediate);
  }
  return problems;
}

/** vnu reads files without an address and reckons no hashes, so that it cannot know what 'self' and 'sha256-…' allow; the browser tells whether the policy is kept. Titles in kanji it takes for Chinese. */
async function vnu(site) {
  const unknowable = ".*(Resource|Inline style) violates Content Security Policy.*";
  const how = ["--format", "json", "--exit-zero-always", "--skip-non-html", "--no-langdetect", "--filterpattern", unknowable];
  const options = ["-Xss8m", "-jar", vnuJar, ...how, site.root];
  const { stderr } = await promisify(execFile)("java", options, { maxBuffer: 256 * 1024 * 1024 });
  return JSON.parse(stderr)
    .messages.filter((m) => m.type !== "info" || m.subType === "warning")
    .map((m) => `${m.url?.split(site.root).at(-1).slice(1)}:${m.lastLine}:${m.lastColumn} ${m.message}`);
}

function headings({ file, headings: found }) {
  const problems = [];
  const first = found.filter(([level]) => level === 1).length;
  if (first !== 1) problems.push(`${file} h1 が${first}個あります。`);
  found.reduce((before, [level, text]) => {
    if (level > before + 1) problems.push(`${file} h${before} の次が h${level} です：${text}`);
    return level;
  }, 0);
  return problems;
}

function policy({ file, policy: text }) {
  if (text === null) return [`${file} CSP の meta 要素がありません。`];
  if (!/default-src 'none'/.test(text)) return [`${file} default-src 'none' ではありません：${text}`];
  return /unsafe-|https?:|\*/.test(text) ? [`${file} 緩い指定があります：${text}`] : [];
}

async function links(site, outlines) {
  const ids = new Map(outlines.map((page) => [page.file, new Set(page.ids)]));
  return outlines.flatMap(({ file, targets }) =>
    targets.map((target) => deadEnd(site, ids, file, target)).filter(Boolean).map((why) => `${file} ${why}`),
  );
}

/** Why a link leads nowhere, or null. Links that leave the site are not followed. */
function deadEnd(site, ids, file, target) {
  if (!URL.canParse(target, `http://site/${file}`)) return `リンクとして読めません：${target}`;
  const address = new URL(target, `http://site/${file}`);
  const published = site.base !== null && address.href.startsWith(site.base);
  if (address.host !== "site" && !published) return null;
  const path = published ? address.href.slice(site.base.length).split(/[?#]/)[0] : address.pathname;
  if (!published && file !== "404.html") {
    if (/^\//.test(target)) return `相対ではありません：${target}`;
    if (path.endsWith("/")) return `フォルダーを指し、フォルダーから開いた人はたどれません：${target}`;
  }
  const goal = fileAt(path);
  if (!site.files.has(goal)) return `行き先のファイルがありません：${target}`;
  const fragment = decodeURIComponent(address.hash.slice(1));
  const missing = fragment !== "" && goal.endsWith(".html") && !ids.get(goal).has(fragment);
  return missing ? `行き先に「#${fragment}」がありません：${target}` : null;
}
