// References to items: every item offers one, it is copied as it is listed, and where nothing may be copied it stands in a field.
// On paper every page says of which version it is, and which of how many it is.
import { execFileSync } from "node:child_process";
import { serve } from "./site.mjs";

const WHOLE = /^assessments\/[^/]+\/\d+\/ii\/index\.html$/;

/** Opens a part of a book and copies references; returns [name, problems] pairs. `planted` spoils the list, so that it must differ. */
export async function checkCiting(site, browser, planted = false) {
  const file = site.pages.find((page) => WHOLE.test(page));
  if (file === undefined) return [["引用を確かめるページがある", ["評価書の部のページがありません。"]]];
  const server = await serve(site);
  const listed = await listOf(site, browser, server.origin, file, planted);
  const copied = await copiedFrom(browser, server.origin, file, true);
  const shown = await copiedFrom(browser, server.origin, file, false);
  const unsaid = await unsaidOnPaper(browser, server.origin, file, planted);
  server.close();
  return [
    ["どの項目の「引用」も、一覧と同じ文を写す", unlisted(copied.words, listed)],
    ["写したことが、読み上げでも伝わる", copied.told === "コピーしました" ? [] : [`「${copied.told}」`]],
    ["写せないときは、同じ文が欄に出る", unlisted(shown.words, listed)],
    ["紙のどの頁にも、題名・版・指紋と、何頁中の何頁目かが出る", unsaid],
  ];
}

function unlisted(words, listed) {
  if (words.length === 0) return ["一つも写せませんでした。"];
  return words.filter((one) => !listed.has(one)).map((one) => `一覧にありません：${one}`);
}

/** The references as they are listed for readers without script. */
async function listOf(site, browser, origin, file, planted) {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${origin}${file.replace(/ii\/index\.html$/, "citations/index.html")}`);
  const listed = await page.locator(".citations .cited").allInnerTexts();
  await page.close();
  return new Set(listed.map((words) => (planted ? `${words}。` : words)));
}

/** What the first, a middle and the last button of a page give. */
async function copiedFrom(browser, origin, file, mayCopy) {
  const context = await browser.newContext(mayCopy ? { permissions: ["clipboard-read", "clipboard-write"] } : {});
  const page = await context.newPage();
  if (!mayCopy) await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(`${origin}${file}`);
  const buttons = page.locator(".item .cite");
  const count = await buttons.count();
  const words = [];
  for (const at of new Set([0, Math.floor(count / 2), count - 1]).values()) {
    if (at < 0) continue;
    await buttons.nth(at).click();
    if (mayCopy) await page.locator("#_citing [role=status]:not(:empty)").waitFor({ state: "attached" });
    words.push(mayCopy ? await page.evaluate(() => navigator.clipboard.readText()) : await page.locator(".cite-field textarea").inputValue());
  }
  // It is said a moment after the copying, so that it is heard each time.
  await page.waitForTimeout(300);
  const told = await page.locator("#_citing [role=status]").textContent();
  await context.close();
  return { words, told };
}

/** Pages of the printed page that do not say which they are, or of what; the last may hold the foot of the site alone. */
async function unsaidOnPaper(browser, origin, file, planted) {
  const page = await browser.newPage();
  await page.goto(`${origin}${file}`);
  const closing = (await page.locator(".closing").textContent()).replaceAll(/\s/g, "");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  const sheets = execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf, maxBuffer: 64 * 1024 * 1024 }).toString().split("\f").slice(0, -1);
  const words = sheets.map((sheet) => sheet.replaceAll(/\s/g, ""));
  const problems = [];
  words.forEach((sheet, at) => {
    if (!sheet.includes(`${at + 1}/${words.length}`)) problems.push(`${at + 1}頁目に、頁の番号がありません。`);
    if (at + 1 < words.length && (planted || !sheet.includes(closing))) problems.push(`${at + 1}頁目に、版の名前がありません。`);
  });
  return words.length > 1 ? problems : ["一頁しかありません。"];
}
