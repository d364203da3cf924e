// Checks of searching: what is found is what stands there, what is counted is hardly more, what is fetched is little.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { violationsIn } from "./pages.mjs";
import { runChecks } from "./planted.mjs";
import { fileAt } from "./site.mjs";

const FORMS = new URL("../../src/text/searched.tsv", import.meta.url);
const NARROW = { width: 320, height: 640 };
const SHOWN = 10;
/** How much more may be counted than there is, and how many bytes the first answer may fetch of the index. */
const MOST_OVER = 1.02;
const MOST_BYTES = 60_000;
/** Words whose pairs stand in many places where they do not: what can hold them is read to tell, which takes more. */
const SCATTERED = ["個人番号の取扱い", "個人番号・氏名", "個人情報の保護"];
const MOST_BYTES_SCATTERED = 120_000;
/** Words as residents type them: short, long, in kana, in other widths, single letters, and some that stand nowhere. */
const WORDS = [
  "個人番号", "口座", "氏名", "委託", "ﾜｸﾁﾝ", "わくちん", "帳", "住民基本台帳", "情報提供ネットワークシステム", "特定個人情報ファイルの取扱い",
  "個人番号の取扱い", "個人番号・氏名", "予防接種の記録", "個人情報の保護", "安全管理", "開示請求", "国民健康保険", "ＶＲＳ", "a", "1", "第28条", "再委託", "保管期間", "予防接種台帳", "職員", "さーばー", "存在しない語句",
];

/** Every check: its name, what does it, and a fault to put into a file of the site that it must find. */
const CHECKS = [
  ["言葉の形をプログラムと同じにそろえる", forms, ["search.js", "letter.codePointAt(0) - 0x60", "letter.codePointAt(0)"]],
  ["ちょうどその言葉がある文書が、フォルダーから開いても見つかる", exact, ["search.js", "wanted.length)) {", "wanted.length)) if (at > 0) {"]],
  ["数えた数は、本当の数より 2 % を超えて多くない", counted, ["search.js", "map((letter, at) => letters[at] + letter)", "map((letter, at) => letters[0] + letters[1])"]],
  ["初めの答えまでに受け取る索引は 60 KB を超えない", light, ["search.js", "if (!loading.has(path)) {", "for (const at of scopes.now.start?.pairs > 1 ? Array(scopes.now.start.pairs).keys() : []) if (!loading.has(at) && loading.set(at)) load(name, `pairs/${at}.js`); if (!loading.has(path)) {"]],
  ["見つかった所へのリンクは、どれもその項目へ行く", led, ["search.js", "`${file}#${key}`", "`${file}#${key}x`"]],
  ["見つかった言葉に印が付き、前後の文と合わせて元の文になる", shown, ["search.js", "text.slice(at, start), element", "element"]],
  ["キーボードだけで、どのページからもさがせる", keyboard, ["find.js", "form.append(field, button);", "form.append(button);"]],
  ["種類と部署と版で絞り込める", narrowed, ["search.js", "numbers.has(version)", "true"]],
  ["同じ意味の言葉もさがし、そう告げる", synonyms, ["search.js", "forms.add(spelling);", ""]],
  ["次のページには、前のページの続きがある", paged, ["search.js", "(page - 1) * PAGE", "0"]],
  ["文書の中の、ほかの所も示せる", whole, ["search.js", "list.replaceChildren(", "(() => 0)("]],
  ["見つからないときは、次にできることを示す", nothing, ["search.js", "replaceWith(...helpShown(", "replaceWith(...(() => [])("]],
  ["読めない索引と、作り直された索引を告げる", broken, ["search.js", "scopes[name].isRenewed = true", "0"]],
  ["結果の数が、読み上げられる所に出る", told, ["index.html", 'role="status"', ""]],
  ["見つかった後も axe の指摘がない", axe, ["index.html", '<label for="_words">', "<label>"]],
  ["見つかった後も幅 320 px で横にはみ出さない", narrow, ["standard.css", ".results > li {", ".results > li { min-width: 900px;"]],
];

/** Runs every check and returns [name, problems] pairs; with `planted`, every check runs on a site with its own fault. */
export async function checkSearching(site, browser, planted = false) {
  const home = "search/index.html";
  if (!site.files.has(home)) return CHECKS.map(([name]) => [name, ["さがすページがありません。"]]);
  return runChecks(CHECKS, { site, browser, planted }, { home, stands: standing(site), groups: same(site) });
}

/** Runs a script of the index and returns what it hands over. */
function handed(site, file) {
  let given = null;
  const take = new Proxy({}, { get: (_, what) => (...values) => (given = { what, values }) });
  new Function("juranSearch", site.read(file).toString())(take);
  return given.values;
}

/** What stands in every version of the present, by number: the addresses, names and words of its items. */
function standing(site) {
  const versions = new Map();
  for (const file of site.files) {
    if (!file.startsWith("search/now/words/")) continue;
    const [, number, , stretch] = handed(site, file);
    versions.set(number, [...(versions.get(number) ?? []), stretch]);
  }
  return versions;
}

/** The form of words, made apart from the program and from the script: letter by letter, as `searched.tsv` tells. */
function formOf(text) {
  const kana = (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60);
  return text.normalize("NFKC").toLowerCase().replace(/[^\S\n]/g, "").replace(/[ァ-ヶ]/g, kana).replace(/[‐-―−]/g, "-");
}

/** Groups of words that mean the same. */
function same(site) {
  let groups = [];
  new Function("juranSearch", site.read("search/now/start.js").toString())({ same: (_, given) => (groups = given), start: () => {} });
  return groups.map((group) => group.map(formOf));
}

/** The addresses of versions of which an item holds the word, or a word that means the same. */
function truth({ stands, groups }, word) {
  const form = formOf(word);
  const spellings = groups.flatMap((group) => group.filter((known) => form.includes(known)).flatMap((known) => group.map((other) => form.replace(known, other))));
  const holds = (text) => [form, ...spellings].some((spelling) => formOf(text).includes(spelling));
  const found = [...stands.values()].filter((stretches) => stretches.some(({ items }) => items.some(([, name, words]) => holds(name) || holds(words))));
  return new Set(found.map(([{ address }]) => address));
}

async function find(context, base, query) {
  const page = await context.newPage();
  const asked = typeof query === "string" ? { q: query } : query;
  await page.goto(`${base}?${new URLSearchParams(asked)}`, { waitUntil: "load" });
  await settled(page);
  return page;
}
async function settled(page) {
  await page.waitForFunction(() => /\S/.test(document.querySelector("#_room [role=status]")?.textContent ?? "") && !document.querySelector("#_room [role=status]").textContent.startsWith("さがしています"));
}
const status = (page) => page.locator("#_room [role=status]").innerText();
const countOf = async (page) => Number((await status(page)).match(/(\d+)件の文書/)?.[1] ?? 0);
const addresses = (page) => page.locator(".results > li > h3 > a").evaluateAll((links) => links.map((link) => link.href));
/** The address of a page of the site, as the files of words write it. */
const inside = (href, root) => `/${href.slice(root.length).replace(/index\.html(?=#|$)/, "")}`;

async function forms({ world, base, add }) {
  const page = await (await world()).newPage();
  await page.goto(base);
  for (const line of readFileSync(FORMS, "utf8").trimEnd().split("\n")) {
    const [written, form] = line.split("\t");
    const made = await page.evaluate((written) => juranSearch.searched(written), written);
    if (made !== form) add(`「${written}」が「${form}」でなく「${made}」になります。`);
  }
  const hash = await page.evaluate(() => juranSearch.hash("個人"));
  if (hash !== 0x841368d0) add(`「個人」の番号が違います：${hash}`);
}

async function exact({ site, world, home, stands, groups, add }) {
  const context = await world();
  for (const word of WORDS) {
    const page = await find(context, site.fileUrl + home, word);
    const wanted = truth({ stands, groups }, word);
    const found = (await addresses(page)).map((href) => inside(href, site.fileUrl));
    const wrong = found.filter((address) => !wanted.has(address));
    if (wrong.length > 0) add(`「${word}」のない文書が出ます：${wrong}`);
    if (found.length !== Math.min(SHOWN, wanted.size)) add(`「${word}」のある文書は ${wanted.size} 件で、${found.length} 件が出ます。`);
    await page.close();
  }
}

async function counted({ world, base, stands, groups, add }) {
  const context = await world();
  let [all, there] = [0, 0];
  const over = [];
  for (const word of WORDS) {
    const page = await find(context, base, word);
    await page.waitForFunction(() => document.querySelector(".search-results[aria-busy]") === null);
    const [count, wanted] = [await countOf(page), truth({ stands, groups }, word).size];
    if (count < wanted) add(`「${word}」が ${wanted} 件あるのに、${count} 件と告げます。`);
    if (count > wanted) over.push(`${word} ${count}/${wanted}`);
    all += count;
    there += wanted;
    await page.close();
  }
  if (all > there * MOST_OVER) add(`本当は合わせて ${there} 件のところを、${all} 件と告げます：${over}`);
}

async function light({ site, world, origin, base, add }) {
  for (const word of WORDS) {
    const context = await world();
    let bytes = 0;
    context.on("request", (request) => {
      const file = fileAt(new URL(request.url()).pathname);
      if (file.startsWith("search/") && file.endsWith(".js")) bytes += gzipSync(site.read(file)).length;
    });
    await find(context, base, word);
    if (bytes > (SCATTERED.includes(word) ? MOST_BYTES_SCATTERED : MOST_BYTES)) add(`「${word}」の答えまでに ${bytes} バイトを受け取ります。`);
    await context.close();
  }
}

async function led({ site, world, base, origin, add }) {
  const context = await world();
  for (const word of ["口座", "委託", "再委託"]) {
    const page = await find(context, base, word);
    const links = await page.locator(".results a").evaluateAll((links) => links.map((link) => link.href));
    if (links.length === 0) add(`「${word}」の結果に、リンクがありません。`);
    for (const link of links) {
      const [file, key] = link.slice(origin.length).split("#");
      const text = site.files.has(fileAt(file)) ? site.read(fileAt(file)).toString() : "";
      if (text === "" || (key !== undefined && !text.includes(`id="${decodeURIComponent(key)}"`))) add(`「${word}」：${link} に行き先がありません。`);
    }
    await page.close();
  }
}

async function shown({ world, base, stands, add }) {
  const page = await find(await world(), base, "ﾜｸﾁﾝ");
  const texts = [...stands.values()].flatMap((stretches) => stretches.flatMap(({ items }) => items.map(([, , words]) => words.replaceAll("\n", " "))));
  const snippets = await page.locator(".result-words").evaluateAll((found) => found.map((words) => ({ text: words.textContent.replaceAll("\n", " "), marks: [...words.querySelectorAll("mark")].map((mark) => mark.textContent) })));
  if (snippets.length === 0) add("結果に文がありません。");
  if (!snippets.some(({ marks }) => marks.length > 0)) add("印の付いた言葉がありません。");
  for (const { text, marks } of snippets) {
    if (!texts.some((words) => words.includes(text.replace(/^…|…$/g, "")))) add(`文書にない文です：${text}`);
    if (marks.some((mark) => formOf(mark) !== "わくちん")) add(`さがした言葉でない所に印が付いています：${marks}`);
  }
}

async function keyboard({ world, origin, add }) {
  const page = await (await world()).newPage();
  await page.goto(`${origin}files/index.html`);
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches("header input"))) break;
  }
  await page.keyboard.type("口座");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\/index\.html\?q=/);
  await settled(page);
  if ((await countOf(page)) === 0) add("見つかりません。");
  const focused = [];
  for (let presses = 0; presses < 40 && !focused.includes("result"); presses += 1) {
    await page.keyboard.press("Tab");
    focused.push(await page.evaluate(() => (document.activeElement.closest(".results") ? "result" : document.activeElement.tagName)));
  }
  if (!focused.includes("result")) add("Tab で結果へ進めません。");
}

async function narrowed({ site, world, base, stands, add }) {
  const context = await world();
  const all = await countOf(await find(context, base, "口座"));
  const files = await find(context, base, { q: "口座", kind: "files" });
  const others = (await addresses(files)).filter((href) => !href.includes("/files/"));
  if (others.length > 0) add(`個人情報ファイル簿でない文書が出ます：${others}`);
  const few = await countOf(files);
  if (!(few > 0 && few < all)) add(`${all} 件を絞り込んで ${few} 件になります。`);
  if (!(await files.locator("details.search-narrow").evaluate((details) => details.open))) add("選んだ絞り込みが見えません。");
  const past = await find(context, base, { q: "個人番号", versions: "past" });
  const present = [...stands.values()].map(([{ address }]) => address);
  const root = base.replace(/search\/index\.html$/, "");
  const now = (await addresses(past)).filter((href) => present.includes(inside(href, root)));
  if ((await countOf(past)) === 0 || now.length > 0) add(`前の版でない文書が出ます：${now}`);
}

async function synonyms({ world, base, add }) {
  const context = await world();
  const [one, other] = [await find(context, base, "マイナンバー"), await find(context, base, "個人番号")];
  if (!(await status(one)).includes("個人番号")) add("同じ意味の言葉をさがしたことを告げません。");
  if ((await countOf(one)) !== (await countOf(other))) add("同じ意味の言葉で、見つかる数が違います。");
}

async function paged({ world, base, add }) {
  const context = await world();
  const first = await find(context, base, "個人番号");
  const before = await addresses(first);
  await first.locator("nav.pager a").first().click();
  await first.waitForURL(/page=2/);
  await settled(first);
  const after = await addresses(first);
  if (before.length !== SHOWN || after.length === 0 || after.some((href) => before.includes(href))) add("次のページに、同じ文書が出ます。");
  if (!(await status(first)).includes("11件目から")) add(`何件目からかを告げません：${await status(first)}`);
  if ((await first.locator(".results").getAttribute("start")) !== "11") add("番号が続きません。");
}

async function whole({ world, base, add }) {
  const page = await find(await world(), base, "委託");
  const at = await page.locator(".results > li").evaluateAll((results) => results.findIndex((result) => result.querySelector("button")));
  const result = page.locator(".results > li").nth(at);
  const before = await result.locator(".result-items > li").count();
  await result.locator("button").click();
  await page.waitForFunction(() => document.querySelector("#_room [role=status]").textContent.includes("か所を示しました"));
  const after = await result.locator(".result-items > li").count();
  if (after <= before) add(`${before} か所が ${after} か所になります。`);
  if (!(await result.evaluate((result) => result.contains(document.activeElement)))) add("押した後に、結果から離れます。");
}

async function nothing({ world, base, add }) {
  const page = await find(await world(), base, "存在しない語句 委託");
  if (!(await status(page)).startsWith("見つかりませんでした。")) add(`「${await status(page)}」と告げます。`);
  const ways = await page.locator(".search-results a").evaluateAll((links) => links.map((link) => link.textContent));
  if (!ways.some((way) => way.includes("「委託」だけ"))) add(`次にできることがありません：${ways}`);
  const question = await find(await world(), base, "わたしの口座番号はどこへ渡るのか");
  const asked = await question.locator(".search-results a").evaluateAll((links) => links.map((link) => link.textContent));
  if (!asked.some((way) => way.includes("「口座番号」だけ"))) add(`問いの中の言葉を示しません：${asked}`);
  const marks = await find(await world(), base, "、。");
  if (!(await status(marks)).includes("文字か数字")) add("記号だけのときに、そう告げません。");
}

async function broken({ site, world, base, add }) {
  const context = await world();
  await context.route(/search\/now\/pairs\//, (route) => route.abort());
  const gone = await find(context, base, "口座");
  if (!(await status(gone)).includes("索引を読めません")) add(`読めないときに「${await status(gone)}」と告げます。`);
  const other = await world();
  await other.route(/search\/now\/start\.js/, (route) => route.fulfill({ body: site.read("search/now/start.js").toString().replace(/"mark":"\w+"/, '"mark":"0"'), contentType: "text/javascript" }));
  const renewed = await find(other, base, "口座");
  if (!(await status(renewed)).includes("新しくなりました")) add(`作り直されたときに「${await status(renewed)}」と告げます。`);
}

async function told({ world, base, add }) {
  const page = await find(await world(), base, "口座");
  const live = await page.locator("[role=status]").count();
  if (live !== 1 || (await countOf(page)) === 0) add("結果の数が、読み上げられません。");
  if (!(await page.title()).startsWith("口座")) add("題名に、さがした言葉がありません。");
}

async function axe({ world, base, add }) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await find(await world({ colorScheme }), base, "口座");
    for (const rule of await violationsIn(page)) add(`${rule.id} ${rule.nodes[0].target.join(" ")}`);
  }
}

async function narrow({ world, base, add }) {
  const page = await find(await world({ viewport: NARROW }), base, "情報提供ネットワークシステム");
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (wide > NARROW.width) add(`幅が ${wide} px あります。`);
}
