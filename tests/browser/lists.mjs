// Checks of lists that scripts sort and filter: rows by words, order by heads, what is told of it, and what stands without a script.
import { violationsIn } from "./pages.mjs";
import { runChecks } from "./planted.mjs";

const HOME = "files/index.html";

/** Every check: its name, what does it, and a fault to put into a file of the site that it must find. */
const CHECKS = [
  ["言葉を書くと、その言葉のある行だけが残り、数を告げる", filter, ["list.js", "wanted.every", "!wanted.every"]],
  ["読みでも、カタカナでも探せる", reading, ["list.js", ".replace(/[ァ-ヶ]/g, hiragana)", ""]],
  ["見出しのボタンで、キーボードだけで並べ替えられ、向きを告げる", sort, ["list.js", "turn * one", "one"]],
  ["並べ替えても、絞った行は戻らない", both, ["list.js", "body.append(...keyed", "rows.forEach((row) => (row.hidden = false)); body.append(...keyed"]],
  ["JavaScript がなければ、押せないものがない", scriptless, ["index.html", '<template id="_list-tools">', "<div>"]],
  ["絞って並べ替えた後も axe の指摘がない", axe, ["index.html", '<label for="_list-filter">', "<label>"]],
];

/** Runs every check and returns [name, problems] pairs; with `planted`, every check runs on a site with its own fault. */
export async function checkLists(site, browser, planted = false) {
  return runChecks(CHECKS, { site, browser, planted }, { home: HOME });
}

async function open(world, base, options) {
  const page = await (await world(options)).newPage();
  await page.goto(base);
  return page;
}

const words = (page) => page.locator("#_list-filter");
const shown = (page) => page.locator("tbody tr:visible").allInnerTexts();
const days = (page) => page.locator("tbody tr:visible time").evaluateAll((times) => times.map(({ dateTime }) => dateTime));

async function filter({ world, base, add }) {
  const page = await open(world, base);
  const all = await shown(page);
  await words(page).fill("教育 学務課");
  const left = await shown(page);
  const wanted = all.filter((row) => row.includes("学務課"));
  if (left.length !== wanted.length || wanted.length === 0) add(`${wanted.length}行のはずが、${left.length}行です。`);
  const told = await page.locator("[role=status]").innerText();
  if (!told.includes(`${all.length}件のうち${left.length}件`)) add(`「${told}」と告げます。`);
  await words(page).fill("");
  if ((await shown(page)).length !== all.length) add("言葉を消しても、行が戻りません。");
}

async function reading({ world, base, add }) {
  const page = await open(world, base);
  for (const word of ["カイゴホケン", "かいごほけん", "ｶｲｺﾞﾎｹﾝ"]) {
    await words(page).fill(word);
    const left = await shown(page);
    if (left.length !== 1 || !left[0].includes("介護保険ファイル")) add(`「${word}」で${left.length}行が残ります。`);
  }
}

async function sort({ world, base, add }) {
  const page = await open(world, base);
  const head = page.locator("thead th").last();
  for (const [order, compare] of [["ascending", (a, b) => (a < b ? -1 : 1)], ["descending", (a, b) => (a > b ? -1 : 1)]]) {
    await head.getByRole("button").focus();
    await page.keyboard.press("Enter");
    if ((await head.getAttribute("aria-sort")) !== order) add(`向きを ${order} と告げません。`);
    const found = await days(page);
    if (found.join() !== [...found].sort(compare).join()) add(`${order} の順になりません。`);
  }
  await page.locator("thead th").first().getByRole("button").click();
  if ((await page.locator("thead [aria-sort]").count()) !== 1) add("向きを告げる見出しが一つではありません。");
}

async function both({ world, base, add }) {
  const page = await open(world, base);
  await words(page).fill("学務課");
  const before = (await shown(page)).length;
  await page.locator("thead th").last().getByRole("button").click();
  if ((await shown(page)).length !== before) add("絞った行が戻ります。");
}

async function scriptless({ world, base, add }) {
  const page = await open(world, base, { javaScriptEnabled: false });
  const dead = await page.locator("main button:visible, main input:visible").count();
  if (dead > 0) add(`押せないものが${dead}あります。`);
}

async function axe({ world, base, add }) {
  const page = await open(world, base);
  await words(page).fill("学務課");
  await page.locator("thead th").last().getByRole("button").click();
  for (const { id, help } of await violationsIn(page)) add(`${id} ${help}`);
}
