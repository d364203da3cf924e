// node tests/browser/picture.mjs SITE PICTURE: draws the README's picture, a few items of a book as written and as built.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const SOURCE = new URL("../../content/assessments/kaigo/3/ii.toml", import.meta.url);
const CALLED = "content/assessments/kaigo/3/ii.toml";
const PAGE = "assessments/kaigo/3/ii/index.html";
/** The excerpt begins with this line or element and ends before the other. */
const LINES = ["# ── Ⅱ.2 ２．基本情報 ──", "# その必要性"];
const ELEMENTS = ["files.main.basics", "files.main.basics.scope-necessity"];
const MARGIN = 20;
/** Widths of both halves; the page is wide enough to show labels beside values. */
const WRITTEN = 760;
const BUILT = 800;
const WIDTH = WRITTEN + BUILT + MARGIN;

const STYLE = `
  body { margin: 0; width: ${WIDTH}px; display: grid; grid-template-columns: ${WRITTEN}px auto; background: #e4e9ee; }
  figure { margin: 0; padding: ${MARGIN}px; box-sizing: border-box; display: flex; flex-direction: column; }
  figure + figure { padding-left: 0; }
  figcaption { font: bold 17px/1.4 "Noto Sans CJK JP", sans-serif; color: #26323d; margin: 0 0 10px; }
  pre, img { border-radius: 6px; box-shadow: 0 1px 4px #0004; }
  pre { margin: 0; flex: 1; padding: 18px 20px; background: #1d2730; color: #e9eef2; white-space: pre-wrap; word-break: break-all;
        font: 16px/1.75 "Noto Sans Mono CJK JP", monospace; }
  .comment { color: #9fb0bf; } .table { color: #ffd479; } .key { color: #8fd3ff; }
  img { display: block; }
`;

function excerpt() {
  const lines = readFileSync(SOURCE, "utf8").split("\n");
  const [from, to] = LINES.map((line) => lines.indexOf(line));
  if (from < 0 || to < from) throw new Error(`${CALLED} に「${LINES.join("」から「")}」までの行がありません。`);
  return lines.slice(from, to);
}

function coloured(line) {
  const text = line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  if (text.startsWith("#")) return `<span class="comment">${text}</span>`;
  if (text.startsWith("[")) return `<span class="table">${text}</span>`;
  return text.replace(/^[a-z-]+(?= = )/, (key) => `<span class="key">${key}</span>`);
}

/** The items as the built page shows them, as a picture in itself. */
async function items(browser, site) {
  const page = await browser.newPage({ viewport: { width: BUILT, height: 1200 }, locale: "ja-JP", colorScheme: "light" });
  await page.goto(pathToFileURL(join(site, PAGE)).href);
  const [top, bottom] = await page.evaluate(
    (ids) => ids.map((id) => document.getElementById(id).getBoundingClientRect().top + scrollY),
    ELEMENTS,
  );
  const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: top - 14, width: BUILT, height: bottom - top + 14 } });
  await page.close();
  return `data:image/png;base64,${picture.toString("base64")}`;
}

async function draw(site, file) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const built = await items(browser, site);
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 600 }, locale: "ja-JP" });
  await page.setContent(`<!DOCTYPE html><html lang="ja"><style>${STYLE}</style>
    <figure><figcaption>書くもの: ${CALLED}</figcaption><pre>${excerpt().map(coloured).join("\n")}</pre></figure>
    <figure><figcaption>できるもの: ${PAGE.replace("index.html", "")}</figcaption><img src="${built}"></figure>`);
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: file, fullPage: true });
  await browser.close();
}

if (process.argv.length !== 4) {
  console.error("使い方: node tests/browser/picture.mjs サイトのフォルダー 画像のファイル");
  process.exit(2);
}
await draw(resolve(process.argv[2]), resolve(process.argv[3]));
