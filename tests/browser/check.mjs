// node tests/browser/check.mjs SITE [OFFICE]: checks a built site in a browser and with HTML checkers, and a folder of pages
// that stand by themselves for the office. SHOTS=DIR keeps pictures.
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { checkCiting } from "./citing.mjs";
import { checkCommenting } from "./commenting.mjs";
import { checkFiles } from "./files.mjs";
import { checkPages } from "./pages.mjs";
import { checkTheChecks } from "./self-test.mjs";
import { pagesToOpen, readSite } from "./site.mjs";

const SHOWN_PER_CHECK = 20;
const CHROMIUM = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

let passed = 0;
let failed = 0;

function report(name, problems) {
  const holds = problems.length === 0;
  console.log(`${holds ? "合格　" : "不合格"} ${name}`);
  if (holds) passed += 1;
  else failed += 1;
  for (const problem of problems.slice(0, SHOWN_PER_CHECK)) console.log(`         ${problem}`);
  if (problems.length > SHOWN_PER_CHECK) console.log(`         ほか ${problems.length - SHOWN_PER_CHECK} 件`);
}

/** What a page that stands by itself need not hold: it belongs to no site, and nothing stands before its text. */
const OF_SITES = ["確かめるべき種類のページがそろっている", "キーボード：最初に止まる本文へのリンクで本文へ移れる"];

async function main(folder, office) {
  const site = readSite(resolve(folder));
  const { pages, kinds } = pagesToOpen(site);
  const browser = await chromium.launch(CHROMIUM);
  const check = async (site, pages) => (await Promise.all([checkFiles(site, browser), checkPages(site, pages, browser)])).flat();
  for (const [name, missed] of await checkTheChecks(check)) {
    report(`自己点検（bad.html を退ける）：${name}`, missed.map((words) => `見つけられませんでした：${words}`));
  }
  if (pages.length === 0) {
    report("サイトに HTML がある", [`${site.root} に HTML ファイルがありません。`]);
  } else {
    console.log(`HTML ${site.pages.length} ファイル、うちブラウザーで開くのは ${pages.length} ページ（${kinds} 種類）です。`);
    for (const [name, problems] of await check(site, pages)) report(name, [...new Set(problems)]);
    for (const [name, problems] of await checkCommenting(site, browser, true)) {
      report(`自己点検（植えた誤りを退ける）：意見を書く：${name}`, problems.length > 0 ? [] : ["見つけられませんでした。"]);
    }
    for (const [name, problems] of await checkCommenting(site, browser)) report(`意見を書く：${name}`, problems);
    for (const [name, problems] of await checkCiting(site, browser)) report(`引用：${name}`, problems);
    for (const [name, problems] of (await checkCiting(site, browser, true)).filter(([name]) => !name.startsWith("写したことが"))) {
      report(`自己点検（植えた誤りを退ける）：引用：${name}`, problems.length > 0 ? [] : ["見つけられませんでした。"]);
    }
  }
  if (office !== undefined) {
    const own = readSite(resolve(office));
    if (own.pages.length === 0) report("庁内用のページがある", [`${own.root} に HTML ファイルがありません。`]);
    for (const [name, problems] of await check(own, own.pages.map((file) => ({ file })))) {
      if (!OF_SITES.includes(name)) report(`庁内用のページ：${name}`, [...new Set(problems)]);
    }
  }
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (process.argv.length < 3 || process.argv.length > 4) {
  console.error("使い方: node tests/browser/check.mjs サイトのフォルダー [庁内用のページのフォルダー]");
  process.exit(2);
}
process.exitCode = await main(...process.argv.slice(2));
