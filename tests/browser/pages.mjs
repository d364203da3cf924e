// Checks in an open page: what loads, what axe and the keyboard find, what a narrow screen, paper and a browser without scripts show.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { ADDED_BY_SCRIPTS, fileAt, serve } from "./site.mjs";
import { AT_ONCE, together } from "./together.mjs";

const AXE = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };
const DESK = { width: 1280, height: 1024 };
const NARROW = { width: 320, height: 640 };
// What a window of 1280 × 1024 has left at 400 %.
const ZOOMED = { width: 320, height: 256 };
// A4 at 96 dots per inch, less margins of 10 mm.
const PAPER = { width: 718, height: 1047 };
const LIGHT = { colorScheme: "light", forcedColors: "none", media: "screen" };

const LOADED = {
  console: "コンソールの誤りと CSP 違反がない",
  failed: "読み込めないものがない",
  foreign: "サイトの外へ要求を出さない",
};
const SAME_FROM_FOLDER = "フォルダーから開いても同じ文が読める";
const SAME_WITHOUT_SCRIPT = "JavaScript なしで同じ文が読める";

/** Checks made one after another in one opened page: name, window, media, and what finds problems. */
const LOOKS = [
  ["キーボード：最初に止まる本文へのリンクで本文へ移れる", DESK, {}, skipLink],
  ["axe（明るい配色）", DESK, {}, axe],
  ["axe（暗い配色）", DESK, { colorScheme: "dark" }, axe],
  ["axe（強制カラー）", DESK, { forcedColors: "active" }, axe],
  ["axe（幅 320 px）", NARROW, {}, axe],
  ["幅 320 px で横にはみ出さない", NARROW, {}, stickingOut],
  ["幅 1280 px を 400 % に拡大しても横にはみ出さない", ZOOMED, {}, stickingOut],
  ["印刷で欠けない", PAPER, { media: "print" }, print],
];

/** Opens the pages, from the longest on, and returns [name, problems] pairs, one for every check in an open page. */
export async function checkPages(site, pages, browser) {
  const server = await serve(site);
  const names = [...Object.values(LOADED), SAME_FROM_FOLDER, SAME_WITHOUT_SCRIPT, ...LOOKS.map(([name]) => name)];
  const found = new Map(names.map((name) => [name, []]));
  const world = async (options) => {
    const context = await browser.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport: DESK, ...options });
    await stayInside(context, site, server.origin);
    // What the clock changes is checked by clock.mjs; here pages are read on the day that they tell of.
    const day = toldDay(site);
    if (day !== null) await context.clock.setFixedTime(day);
    return context;
  };
  const withScripts = await world({});
  const withoutScripts = await world({ javaScriptEnabled: false });
  const longestFirst = [...pages].sort((a, b) => site.read(b.file).length - site.read(a.file).length);
  await together(longestFirst, AT_ONCE, ({ file, isRepeated }) => {
    const add = (name, problems) => found.get(name).push(...problems.map((problem) => `${file} ${problem}`));
    return checkPage({ site, file, isRepeated, origin: server.origin, withScripts, withoutScripts, add });
  });
  await withScripts.close();
  await withoutScripts.close();
  server.close();
  return [...found];
}

/** The day of which the site says that it tells, if it does. */
function toldDay(site) {
  const home = site.files.has("index.html") ? site.read("index.html").toString() : "";
  const told = home.match(/このサイトは、[^（]*（(\d+)年(\d+)月(\d+)日）現在の内容です。/);
  return told === null ? null : new Date(Date.UTC(Number(told[1]), Number(told[2]) - 1, Number(told[3])));
}

async function checkPage({ site, file, isRepeated, origin, withScripts, withoutScripts, add }) {
  const address = file === "404.html" ? lost(site, origin) : origin + file;
  const page = await open(withScripts, address, site, origin, add);
  const text = await readWithoutRoom(page);
  // 404.html is written for the address the site is published at: opened from a folder it cannot find its style.
  if (file !== "404.html") {
    const fromFolder = await open(withScripts, site.fileUrl + encodeURI(file), site, origin, add);
    add(SAME_FROM_FOLDER, difference(text, await readWithoutRoom(fromFolder)));
    await fromFolder.close();
  }
  const scriptless = await open(withoutScripts, address, site, origin, () => {});
  add(SAME_WITHOUT_SCRIPT, difference(text, await read(scriptless)));
  await scriptless.close();
  for (const [name, viewport, media, check] of LOOKS.filter(([, , , check]) => !isRepeated || check !== axe)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ ...LIGHT, ...media });
    add(name, await check(page));
    await shoot(page, file, name);
  }
  await page.close();
}

/** An address that no page of the site has, where a visitor sees 404.html. */
function lost(site, origin) {
  return `${site.base ?? origin}no/such/page/`;
}

/** Answers requests to the published address from the folder, and lets nothing else leave this machine. */
async function stayInside(context, site, origin) {
  await context.route(/^https?:/, (route) => {
    const url = route.request().url();
    if (url === lost(site, origin)) return route.fulfill({ path: join(site.root, "404.html") });
    if (url.startsWith(origin)) return route.continue();
    const file = site.base !== null && url.startsWith(site.base) && fileAt(new URL(url).href.slice(site.base.length));
    return site.files.has(file) ? route.fulfill({ path: join(site.root, file) }) : route.abort();
  });
}

/** Opens an address and reports what goes wrong while it loads and as long as it stays open. */
async function open(context, address, site, origin, add) {
  const page = await context.newPage();
  const inside = [origin, site.fileUrl, site.base, "data:"].filter((start) => start !== null);
  page.on("console", (message) => message.type() === "error" && add(LOADED.console, [message.text()]));
  page.on("pageerror", (error) => add(LOADED.console, [error.message]));
  page.on("requestfailed", (request) => add(LOADED.failed, [request.url()]));
  page.on("response", (answer) => answer.status() >= 400 && add(LOADED.failed, [`${answer.status()} ${answer.url()}`]));
  page.on("request", (request) => {
    if (!inside.some((start) => request.url().startsWith(start))) add(LOADED.foreign, [request.url()]);
  });
  await page.goto(address, { waitUntil: "load" });
  return page;
}

async function read(page) {
  return page.locator("body").innerText();
}

async function readWithoutRoom(page) {
  const show = (is) =>
    page.evaluate(([added, is]) => document.querySelectorAll(added).forEach((one) => one.toggleAttribute("hidden", !is)), [ADDED_BY_SCRIPTS, is]);
  await show(false);
  const text = await read(page);
  await show(true);
  return text;
}

function difference(expected, actual) {
  if (expected === actual) return [];
  const lines = actual.split("\n");
  const at = expected.split("\n").findIndex((line, number) => line !== lines[number]);
  return [`文が違います：「${expected.split("\n")[at] ?? ""}」と「${lines[at] ?? ""}」`];
}

async function skipLink(page) {
  await page.keyboard.press("Tab");
  const target = await page.evaluate(() => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    const seen = box.width > 1 && box.height > 1 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth;
    return seen && link.matches("a[href^='#']") ? link.getAttribute("href").slice(1) : null;
  });
  if (target === null) return ["最初の Tab で、見えるページ内リンクに止まりません。"];
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const reached = await page.evaluate((id) => {
    const goal = document.getElementById(id);
    const focused = document.activeElement;
    if (goal === null || !goal.contains(document.querySelector("h1"))) return false;
    const after = Node.DOCUMENT_POSITION_FOLLOWING;
    return focused === document.body || Boolean(goal.compareDocumentPosition(focused) & after);
  }, target);
  return reached ? [] : [`「#${target}」へ移ったあとの Tab が、h1 を含む本文かその後に止まりません。`];
}

/**
 * What axe finds. The legacy mode reads no frames, which the content policy forbids anyway, and takes a third of the time; of what
 * holds axe tells one place for each rule, which takes half the time.
 */
export async function violationsIn(page) {
  return (await new AxeBuilder({ page }).setLegacyMode(true).options(AXE).analyze()).violations;
}

async function axe(page) {
  const violations = await violationsIn(page);
  return violations.flatMap((rule) =>
    rule.nodes.slice(0, 5).map((node) => `${rule.id} ${rule.help}：${node.target.join(" ")} (全${rule.nodes.length}か所)`),
  );
}

/** Parts of the page that reach past the right edge and are in no box that scrolls; on paper no box scrolls. */
async function stickingOut(page) {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const paper = matchMedia("print").matches;
    const scrolls = (element) => !paper && /auto|scroll/.test(getComputedStyle(element).overflowX);
    const inScroller = (element) => {
      for (let box = element; box !== null && box !== document.body; box = box.parentElement) if (scrolls(box)) return true;
      return false;
    };
    const clipped = (element) =>
      getComputedStyle(element).overflowX !== "visible" && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
    // A full-width blank between words hangs over the end of its line, which nobody sees.
    const hanging = (element) => {
      const style = getComputedStyle(element);
      return style.display === "inline" && element.textContent.includes("\u3000") ? parseFloat(style.fontSize) : 0;
    };
    const problems = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getClientRects().length > 0 && !inScroller(element))
      .filter((element) => element.getBoundingClientRect().right > edge + 1 + hanging(element) || clipped(element))
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}#${element.id}.${element.className}「${element.textContent.trim().slice(0, 20)}」`);
    const wide = document.scrollingElement.scrollWidth;
    return wide > edge + 1 && problems.length === 0 ? [`ページの幅が ${wide} px あります。`] : problems;
  });
}

async function print(page) {
  const pdf = await page.pdf({ format: "A4", margin: { top: "10mm", right: "10mm", bottom: "10mm", left: "10mm" } });
  const made = pdf.subarray(0, 5).toString() === "%PDF-" ? [] : ["PDF になりません。"];
  return [...made, ...(await stickingOut(page))];
}

/** Keeps a picture of every look in the folder that SHOTS names. */
async function shoot(page, file, look) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${file.replaceAll("/", "_")} ${look.replaceAll("：", " ")}.png`), fullPage: true });
}
