// References to items: every item offers one, it is copied as it is listed, and where nothing may be copied it stands in a field.
// On paper every page says of which version it is, and which of how many it is.
import { execFileSync } from "node:child_process";
import { runChecks } from "./planted.mjs";

const PART = /^assessments\/[^/]+\/\d+\/ii\/index\.html$/;
const MAY_COPY = { permissions: ["clipboard-read", "clipboard-write"] };

/** Every check: its name, what does it, and a fault to put into a file of the site that it must find. */
const CHECKS = [
  ["どの項目の「引用」も、一覧と同じ文を写す", copies, ["cite.js", "said.address + ", ""]],
  ["写したことが、読み上げでも伝わる", told, ["cite.js", "status.textContent = said.copied;", ""]],
  ["写せないときは、同じ文が欄に出る", shown, ["cite.js", "area.value = words;", ""]],
  ["紙のどの頁にも、題名・版・指紋と、何頁中の何頁目かが出る", onPaper, ["standard.css", 'counter(page) " / "', ""]],
];

/** Runs every check and returns [name, problems] pairs; with `planted`, every check runs on a site with its own fault. */
export async function checkCiting(site, browser, planted = false) {
  const home = site.pages.find((page) => PART.test(page));
  if (home === undefined) return [["引用を確かめるページがある", ["評価書の部のページがありません。"]]];
  return runChecks(CHECKS, { site, browser, planted }, { home });
}

async function open(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The references as they are listed for readers without script. */
async function listOf(world, base) {
  const page = await open(await world({ javaScriptEnabled: false }), base.replace(/ii\/index\.html$/, "citations/index.html"));
  return new Set(await page.locator(".citations .cited").allInnerTexts());
}

/** What the first, a middle and the last button of a page give, one after another. */
async function* offered(page) {
  const buttons = page.locator(".item .cite");
  const count = await buttons.count();
  for (const at of new Set([0, Math.floor(count / 2), count - 1])) {
    if (at < 0) continue;
    await buttons.nth(at).click();
    yield page;
  }
}

function unlisted(words, listed) {
  if (words.length === 0) return ["一つも写せませんでした。"];
  return words.filter((one) => !listed.has(one)).map((one) => `一覧にありません：${one}`);
}

const spoken = (page) => page.locator("#_citing [role=status]:not(:empty)").waitFor({ state: "attached" });

async function copies({ world, base, add }) {
  const words = [];
  for await (const page of offered(await open(await world(MAY_COPY), base))) {
    await spoken(page);
    words.push(await page.evaluate(() => navigator.clipboard.readText()));
  }
  unlisted(words, await listOf(world, base)).forEach(add);
}

async function told({ world, base, add }) {
  for await (const page of offered(await open(await world(MAY_COPY), base))) {
    // It is said a moment after the copying, so that it is heard each time.
    await page.waitForTimeout(300);
    const words = await page.locator("#_citing [role=status]").textContent();
    if (words !== "コピーしました") add(`「${words}」`);
  }
}

async function shown({ world, base, add }) {
  const context = await world();
  await context.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const words = [];
  for await (const page of offered(await open(context, base))) words.push(await page.locator(".cite-field textarea").inputValue());
  unlisted(words, await listOf(world, base)).forEach(add);
}

/** Pages of the printed page that do not say which they are, or of what; the last may hold the foot of the site alone. */
async function onPaper({ world, base, add }) {
  const page = await open(await world(), base);
  const closing = (await page.locator(".closing").textContent()).replaceAll(/\s/g, "");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf, maxBuffer: 64 * 1024 * 1024 }).toString().split("\f").slice(0, -1);
  if (sheets.length < 2) add("一頁しかありません。");
  sheets.forEach((sheet, at) => {
    const words = sheet.replaceAll(/\s/g, "");
    if (!words.includes(`${at + 1}/${sheets.length}`)) add(`${at + 1}頁目に、頁の番号がありません。`);
    if (at + 1 < sheets.length && !words.includes(closing)) add(`${at + 1}頁目に、版の名前がありません。`);
  });
}
