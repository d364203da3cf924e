// Checks of writing comments: boxes, the draft that the browser keeps, slips that are saved and opened, and what stands without a script.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { violationsIn } from "./pages.mjs";
import { runChecks } from "./planted.mjs";

const HOSTILE = "<img src=x onerror=alert(1)> & \"引用\"\n■ 項目: 全体\n＼■ 意見票: 1\n\u3000■ 控えの指紋: 0\n👩‍💻 𠮷 \u2028終わり";
const DESK = { width: 1280, height: 1024 };
const NARROW = { width: 320, height: 640 };

/** Every check: its name, what does it, and a fault to put into a file of the site that it must find. */
const CHECKS = [
  ["意見票をプログラムと同じに読み書きする", slips, ["slip.js", "$1＼■", "$1■"]],
  ["控えの指紋がいくつ並んでも、文を何度も読み直さない", receipts, ["slip.js", "isFirst && digits", "digits"]],
  ["指紋はどの長さの文でも正しい", digests, ["slip.js", "bytes.length + 72", "bytes.length + 64"]],
  ["キーボードだけで項目に意見を書け、読み直しても残る", keyboard, ["comment.js", "else localStorage.setItem(STORE, JSON.stringify(state));", ""]],
  ["保存した意見票を、別のブラウザーで開くと同じになる", elsewhere, ["slip.js", ".slice(0, 12)", ".slice(1, 13)"]],
  ["フォルダーから開いても、書いて保存できる", fromFolder, ["comment.js", 'new URL("items.js"', 'new URL("/items.js"']],
  ["開いた意見票に合わないところを告げ、意見は残す", misfits, ["comment.js", "isOlder ? otherDraft", "isGone ? otherDraft"]],
  ["合わないところの数と、指紋のない意見票のことも告げる", counted, ["comment.js", 'told.length > 0 ? "opened-told"', 'told.length < 0 ? "opened-told"']],
  ["Shift_JIS や UTF-16 で保存した意見票も読める", encodings, ["comment.js", 'new TextDecoder("shift_jis")', 'new TextDecoder("utf-8")']],
  ["選び直した部の項目だけが並び、読み込めなければそう告げて、もう一度読み込む", parts, ["comment.js", 'if (own("#_part").value !== choice) return false;', ""]],
  ["確かめた後に書き足すと、前の文も控えの指紋も出ない", stale, ["comment.js", 'own("#_checked")?.setAttribute("hidden", "");', ""]],
  ["読めない下書きは、すべて消すまで書き換えない", unreadable, ["comment.js", "if (!isAnew) read();", ""]],
  ["用紙で保存しても、欄の順に並ぶ", sheetOrder, ["comment.js", "(box < 0 ? 1e6 : box)", "1e6"]],
  ["すべて消す前に、戻せないことも読み上げられる", sure, ["index.html", 'role="group"', ""]],
  ["二つのタブが同じ下書きを見る", tabs, ["comment.js", 'addEventListener("storage"', 'addEventListener("never"']],
  ["用紙の欄は一つの意見だけを書き換え、ほかの意見の数を告げる", sheets, ["comment.js", "opinions.findIndex((opinion) => opinion.id === id)", "opinions.findIndex(isBoxOf(box))"]],
  ["加えた後と消した後に、次に使うところへ移る", focus, ["comment.js", '(near?.querySelector("textarea") ?? own("#_part")).focus();', ""]],
  ["すべて消す前に一度だけ尋ね、消したら何も残らない", removal, ["comment.js", "localStorage.removeItem(STORE)", "0"]],
  ["10 MB の意見も扱え、残せないときはそう告げる", big, ["comment.js", "isKept = false;\n    }\n    own", "isKept = true;\n    }\n    own"]],
  ["印刷すると、書いた文がすべて出る", paper, ["comment.js", '"beforeprint"', '"never"']],
  ["JavaScript がなくても書く欄とひな形があり、押せないボタンがない", scriptless, ["index.html", '<template id="_tools">', "<div>"]],
  ["意見を書いた後も axe の指摘がない", axe, ["index.html", '<label for="_file">', "<label>"]],
  ["意見を書いた後も幅 320 px で横にはみ出さない", narrow, ["standard.css", ".comment-slip {", ".comment-slip { width: 900px;"]],
];

/** Runs every check and returns [name, problems] pairs; with `planted`, every check runs on a site with its own fault. */
export async function checkCommenting(site, browser, planted = false) {
  // A call that asks for comments now: its own page leads to the one on which they are written.
  const asks = (page) => site.read(page.replace("comment/", "")).includes('href="comment/index.html"');
  const home = site.pages.find((page) => /^consultations\/[^/]+\/comment\/index\.html$/.test(page) && asks(page));
  if (home === undefined) return CHECKS.map(([name]) => [name, ["意見を書くページがありません。"]]);
  return runChecks(CHECKS, { site, browser, planted }, { home });
}

async function open(context, address) {
  const page = await context.newPage();
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.goto(address, { waitUntil: "load" });
  return page;
}

/** The sheet of a part that has boxes for items: its address, and the key of a box. */
async function aSheet(page, number = 1) {
  const sheets = await page.locator("a[data-part]").evaluateAll((links) => links.map((link) => link.href));
  return sheets[number];
}

/** Writes a comment on the item that stands at these places of the two lists. */
async function add(page, part, item, text) {
  await page.locator("#_part").selectOption({ index: part });
  if (part > 0) {
    await page.waitForFunction((item) => document.querySelectorAll("#_item option").length > item, item);
    await page.locator("#_item").selectOption({ index: item });
  }
  await page.locator("[data-do=add]").click();
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  await page.locator("textarea:focus").fill(text);
}

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=save]").click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

async function opened(page, text) {
  await page.locator("#_file").setInputFiles({ name: "slip.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.waitForFunction(() => document.activeElement.id === "_written");
}

/** The receipt of a slip, reckoned by other hands. */
function receiptOf(text) {
  const before = text.slice(0, text.lastIndexOf("■ 控えの指紋"));
  return createHash("sha256").update(before).digest("hex").slice(0, 12).toUpperCase().match(/..../g).join("-");
}

const status = (page) => page.locator("[role=status]").innerText();

async function slips({ world, base, add: tell }) {
  const page = await open(await world(), base);
  const cases = JSON.parse(readFileSync(new URL("../suite/fixtures/slips.json", import.meta.url), "utf8"));
  for (const { text, slips, problems } of cases) {
    const read = await page.evaluate((text) => {
      const { slips, problems } = ikenhyo.parse(text);
      return JSON.stringify({ slips, problems: problems.map(({ line, what }) => [line, what]) });
    }, text);
    if (read !== JSON.stringify({ slips, problems })) tell(`読み方が違います：${JSON.stringify(text).slice(0, 80)}`);
  }
  const again = await page.evaluate((text) => {
    const slip = (text) => ({ consultation: "c", general: [{ place: "全体", text }], about: [], name: "", contact: "" });
    return ikenhyo.parse(ikenhyo.write(slip(text))).slips[0].general[0].text;
  }, HOSTILE);
  if (again !== HOSTILE.replace("\u2028", "\n")) tell(`書いた文が、そのまま読めません：${again}`);
}

async function receipts({ world, base, add: tell }) {
  const page = await open(await world(), base);
  const text = `■ 意見票: 1\n■ 案件: a\n■ 項目: 全体\n意見\n${"■ 控えの指紋: 0000-0000-0000\n".repeat(2000)}`;
  const { digested, receipt } = await page.evaluate((text) => {
    const encode = TextEncoder.prototype.encode;
    let digested = 0;
    TextEncoder.prototype.encode = function (words) {
      digested += words.length;
      return encode.call(this, words);
    };
    const [{ receipt }] = ikenhyo.parse(text).slips;
    TextEncoder.prototype.encode = encode;
    return { digested, receipt };
  }, text);
  if (digested > 2 * text.length) tell(`${text.length} 字の意見票から ${digested} 字を読みました。`);
  if (receipt !== "differs") tell(`合わない控えの指紋が「${receipt}」となりました。`);
  const later = "■ 意見票: 1\n■ 控えの指紋: 0000-0000-0000\n";
  const again = await page.evaluate((text) => ikenhyo.parse(`${text}■ 控えの指紋: ${ikenhyo.receipt(text)}\n`).slips[0].receipt, later);
  if (again !== "differs") tell("後に書き足した控えの指紋を、控えとして認めます。");
}

async function digests({ world, base, add: tell }) {
  const page = await open(await world(), base);
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 70000]) {
    const bytes = Array.from({ length }, (_, at) => (at * 31 + length) % 256);
    const found = await page.evaluate((bytes) => ikenhyo.sha256(new Uint8Array(bytes)), bytes);
    if (found !== createHash("sha256").update(Buffer.from(bytes)).digest("hex")) tell(`${length} バイトの指紋が違います。`);
  }
}

async function keyboard({ world, base, add: tell }) {
  const context = await world();
  const page = await open(context, base);
  await page.goto(await aSheet(page));
  await page.locator(".comment-box p a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".comment-link");
  const link = page.locator(".comment-link").first();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-item]:focus", { timeout: 4000 });
  await page.keyboard.type("キーボードで書きました。");
  const key = await page.locator(":focus").getAttribute("data-item");
  await page.reload();
  const kept = await page.locator(`[data-item="${key}"]`).inputValue();
  if (kept !== "キーボードで書きました。") tell(`読み直すと「${kept}」になりました。`);
  await page.goto(base);
  await page.waitForTimeout(100);
  const listed = await page.locator("#_opinions textarea").evaluateAll((boxes) => boxes.map((box) => box.value));
  if (listed[0] !== "キーボードで書きました。") tell(`まとめのページに出ません：${listed}`);
  if (!(await page.locator("#_opinions blockquote").first().textContent())) tell("項目の記載が引かれていません。");
}

async function elsewhere({ world, base, add: tell }) {
  const page = await open(await world(), base);
  await add(page, 3, 2, HOSTILE);
  await add(page, 0, 0, "全体に賛成です。");
  await page.locator("#_name").fill("見本 花子");
  const first = await saved(page);
  const receipt = receiptOf(first.text);
  if (!first.text.endsWith(`■ 控えの指紋: ${receipt}\n`)) tell(`控えの指紋が ${receipt} ではありません。`);
  if (!first.name.endsWith(`-${receipt.slice(0, 4).toLowerCase()}.txt`)) tell(`ファイルの名前が違います：${first.name}`);
  if (first.text.indexOf("全体に賛成") > first.text.indexOf("<img")) tell("案の順に並んでいません。");
  await page.locator("[data-do=check]").click();
  if ((await page.locator("#_slip").textContent()) !== first.text) tell("確かめる文が、保存した文と違います。");
  if (!(await status(page)).includes(receipt)) tell("控えの指紋を告げません。");
  const other = await open(await world(), base);
  await opened(other, first.text);
  const second = await saved(other);
  if (second.text !== first.text) tell("別のブラウザーで開いて保存すると、文が変わります。");
  await opened(other, first.text);
  if (!(await status(other)).includes("0件加え")) tell(`同じ意見が二度入ります：${await status(other)}`);
  if ((await other.locator("#_room img").count()) > 0) tell("意見の文が HTML として読まれます。");
}

async function fromFolder({ world, site, home, add: tell }) {
  const page = await open(await world(), site.fileUrl + home);
  await add(page, 2, 1, "フォルダーから書きました。");
  if (!(await page.locator("#_opinions blockquote").first().textContent())) tell("項目の記載が引かれていません。");
  const { text } = await saved(page);
  if (!text.includes("フォルダーから書きました。") || !text.includes(receiptOf(text))) tell("保存した文が違います。");
  await page.reload();
  if (!(await page.locator("#_opinions textarea").first().inputValue())) tell("読み直すと残っていません。");
}

async function misfits({ world, base, add: tell }) {
  const page = await open(await world(), base);
  await add(page, 2, 1, "元の意見");
  const { text } = await saved(page);
  const older = text
    .replace(/(対象の指紋: ).*/, "$10000-0000-0000")
    .replace("元の意見", "前の案への意見\n■ 項目: gone.item（なくなった項目）\n行き先のない意見\n■ なぞの見出し: x");
  await opened(page, older);
  const all = await page.locator("#_room").innerText();
  for (const words of ["0000-0000-0000", "いまの案にありません", "なぞの見出し", "控えの指紋が、文と合いません"]) {
    if (!all.includes(words)) tell(`「${words}」と告げません。`);
  }
  const notes = await page.locator(".comment-opinion [data-note]:visible").allInnerTexts();
  if (!notes.some((note) => note.includes("案は、その後に変わりました"))) tell("案が変わったことを、意見のところで告げません。");
  const { text: both } = await saved(page);
  for (const words of ["元の意見", "前の案への意見", "行き先のない意見", "gone.item（なくなった項目）", "0000-0000-0000"]) {
    if (!both.includes(words)) tell(`「${words}」が失われました。`);
  }
  await opened(page, text.replace(/(案件: ).*/, "$1consultations/elsewhere（よそ）"));
  if (!(await page.locator("#_told").innerText()).includes("ほかの意見公募")) tell("ほかの意見公募の意見票だと告げません。");
}

async function counted({ world, base, add: tell }) {
  const page = await open(await world(), base);
  await add(page, 2, 1, "元の意見");
  const { text } = await saved(page);
  await opened(page, text.replace(/■ 対象の指紋: .*\n/, "").replace(/■ 控えの指紋: .*\n/, ""));
  const told = await page.locator("#_told > li").allInnerTexts();
  if (told.length !== 1 || !told[0].includes("対象の指紋が書かれていない")) tell(`指紋のない意見票について「${told}」と告げます。`);
  if (!(await status(page)).includes("1件あり")) tell(`合わないところの数を告げません：${await status(page)}`);
}

/** Words in Shift_JIS: what a browser reads as two bytes, turned around. */
function inShiftJis(text) {
  const decoder = new TextDecoder("shift_jis");
  const pairs = new Map();
  for (let lead = 0x81; lead < 0xf0; lead += 1) {
    for (let trail = 0x40; trail < 0xfd; trail += 1) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((letter) => (letter < "\x7f" ? [letter.charCodeAt(0)] : pairs.get(letter))));
}

async function encodings({ world, base, add: tell }) {
  const page = await open(await world(), base);
  const id = await page.locator("[data-consultation]").getAttribute("data-consultation");
  const slip = (words) => `■ 意見票: 1\r\n■ 案件: ${id}\r\n■ 項目: 全体\r\n${words}\r\n`;
  await opened(page, inShiftJis(slip("メモ帳で書いた表示の意見")));
  await opened(page, Buffer.from(`\uFEFF${slip("幅の広い文字の意見")}`, "utf16le"));
  await opened(page, slip("ふつうの意見"));
  const all = await page.locator("#_opinions textarea").evaluateAll((boxes) => boxes.map((box) => box.value));
  if (all.join() !== "メモ帳で書いた表示の意見,幅の広い文字の意見,ふつうの意見") tell(`「${all}」と読みました。`);
}

async function parts({ world, base, add: tell }) {
  const page = await open(await world(), base);
  const links = await page.locator("a[data-part]").evaluateAll((links) => links.map((link) => new URL("items.js", link.href).href));
  let isBroken = true;
  await page.route(links[0], (route) => setTimeout(() => route.fallback(), 600));
  await page.route(links[2], (route) => (isBroken ? route.abort() : route.fallback()));
  const choose = (index) => page.locator("#_part").selectOption({ index });
  const names = () => page.locator("#_item option").allInnerTexts();
  await choose(2);
  await page.waitForFunction(() => document.querySelectorAll("#_item option").length > 0);
  const wanted = await names();
  await choose(1);
  if ((await names()).length > 0) tell("読み込む間に、前の部の項目が並んでいます。");
  await choose(2);
  await page.waitForTimeout(1000);
  if ((await names()).join() !== wanted.join()) tell("選び直す前の部の項目が並びます。");
  await choose(3);
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent.includes("読み込めませんでした"));
  isBroken = false;
  await page.locator("[data-do=add]").click();
  await page.waitForFunction(() => document.activeElement.id === "_item");
  await page.locator("[data-do=add]").click();
  await page.waitForSelector("#_opinions textarea:focus");
}

async function stale({ world, base, add: tell }) {
  const page = await open(await world(), base);
  await add(page, 0, 0, "確かめた文。");
  await page.locator("[data-do=check]").click();
  if (!(await page.locator("#_checked").isVisible())) tell("確かめる文が出ません。");
  await page.locator("#_opinions textarea").pressSequentially("足した文。");
  if (await page.locator("#_checked").isVisible()) tell("書き足した後も、前の文が出ています。");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  if (!(await page.locator("body").innerText()).includes("足した文。")) tell("書き足した文が、紙に出ません。");
}

async function unreadable({ world, base, add: tell }) {
  const page = await open(await world(), base);
  const name = `juran ${await page.locator("[data-consultation]").getAttribute("data-consultation")}`;
  const kept = () => page.evaluate((name) => localStorage.getItem(name), name);
  for (const broken of ['{"opinions":[{"text":"大事な', '{"opinions":3}']) {
    await page.evaluate(([name, broken]) => localStorage.setItem(name, broken), [name, broken]);
    await page.reload();
    if (!(await page.locator("[data-unkept]").isVisible())) tell("残せないと告げません。");
    await add(page, 0, 0, "新しい意見");
    if (!(await saved(page)).text.includes("新しい意見")) tell("書いた意見を保存できません。");
    if ((await kept()) !== broken) tell(`読めない下書きを書き換えました：${await kept()}`);
    await page.locator("[data-do=delete]").click();
    await page.locator("[data-do=sure]").click();
    if ((await kept()) !== null || (await page.locator("[data-unkept]").isVisible())) tell("すべて消しても、元に戻りません。");
  }
}

async function sheetOrder({ world, base, add: tell }) {
  const context = await world();
  const page = await open(context, base);
  const address = await aSheet(page, 0);
  await context.addInitScript(() => (Storage.prototype.setItem = () => { throw new Error("full"); }));
  const sheet = await open(context, address);
  for (const at of [3, 1, 0, 2]) await sheet.locator("[data-item]").nth(at).fill(`${at}番目の欄`);
  const { text } = await saved(sheet);
  if (text.match(/\d番目/g).join() !== "0番目,1番目,2番目,3番目") tell("用紙で保存すると、書いた順に並びます。");
  await opened(page, text);
  if ((await saved(page)).text !== text) tell("まとめのページで保存し直すと、文が変わります。");
}

async function sure({ world, base, add: tell }) {
  const page = await open(await world(), base);
  await page.locator("[data-do=delete]").click();
  const group = page.getByRole("group", { name: /元には戻せません/ });
  if ((await group.locator("[data-do=keep]:focus").count()) !== 1) tell("問いの文が、移った先のまとまりの名前ではありません。");
}

async function tabs({ world, base, add: tell }) {
  const context = await world();
  const [one, other] = [await open(context, base), await open(context, base)];
  await add(one, 0, 0, "一つ目のタブ");
  await one.waitForTimeout(600);
  const seen = await other.locator("#_opinions textarea").evaluateAll((boxes) => boxes.map((box) => box.value));
  if (seen.join() !== "一つ目のタブ") tell(`もう一つのタブには「${seen}」と出ます。`);
  await add(other, 2, 0, "二つ目のタブ");
  const { text } = await saved(other);
  if (!text.includes("一つ目のタブ") || !text.includes("二つ目のタブ")) tell("片方のタブの意見が失われました。");
}

async function sheets({ world, base, add: tell }) {
  const context = await world();
  const page = await open(context, base);
  await add(page, 2, 0, "一つ目の意見");
  await add(page, 2, 0, "二つ目の意見");
  const sheet = await open(context, await aSheet(page));
  const box = sheet.locator("[data-item]:not([data-item=''])").first();
  const more = box.locator("xpath=../*[@class='comment-more']");
  if ((await box.inputValue()) !== "一つ目の意見") tell("初めの意見が欄に出ません。");
  if (!(await more.innerText()).includes("ほかに1件")) tell("ほかにも意見があると告げません。");
  await box.fill("");
  await sheet.waitForTimeout(500);
  await add(page, 0, 0, "ほかのタブで書いた意見");
  await sheet.waitForTimeout(500);
  if ((await box.inputValue()) !== "") tell("空にした欄に、ほかの意見が入ります。");
  await box.pressSequentially("書き直し");
  await sheet.waitForTimeout(500);
  await more.locator("a").click();
  await sheet.waitForSelector("#_opinions > li:nth-child(3)");
  const all = await sheet.locator("#_opinions textarea").evaluateAll((boxes) => boxes.map((box) => box.value).sort());
  const wanted = ["ほかのタブで書いた意見", "二つ目の意見", "書き直し"].sort();
  if (all.join() !== wanted.join()) tell(`書いた意見が「${all}」になりました。`);
}

async function focus({ world, base, add: tell }) {
  const page = await open(await world(), base);
  await add(page, 0, 0, "一");
  await add(page, 2, 0, "二");
  if ((await page.locator(":focus").inputValue()) !== "二") tell("加えた意見の欄に移りません。");
  await page.locator(".comment-opinion button").first().click();
  const at = await page.evaluate(() => document.activeElement.value);
  if (at !== "二") tell(`消した後に、次の意見に移りません（${at}）。`);
  if (!(await status(page)).includes("消しました")) tell("消したことを告げません。");
  await page.locator(".comment-opinion button").first().click();
  if ((await page.evaluate(() => document.activeElement.id)) !== "_part") tell("最後の意見を消した後に、書き足す欄に移りません。");
}

async function removal({ world, base, add: tell }) {
  const page = await open(await world(), base);
  await add(page, 0, 0, "消す意見");
  await page.locator("#_contact").fill("0000");
  await page.locator("[data-do=delete]").click();
  if ((await page.evaluate(() => document.activeElement.dataset.do)) !== "keep") tell("尋ねるところに移りません。");
  await page.keyboard.press("Enter");
  if ((await page.locator("#_opinions > li").count()) !== 1) tell("「消さない」で消えました。");
  await page.locator("[data-do=delete]").click();
  await page.locator("[data-do=sure]").click();
  const left = await page.evaluate(() => JSON.stringify(localStorage) + document.querySelector("#_contact").value);
  if (left !== "{}" || (await page.locator("#_opinions > li").count()) > 0) tell(`消した後に残っています：${left.slice(0, 80)}`);
}

async function big({ world, base, add: tell }) {
  const context = await world();
  context.setDefaultTimeout(60000);
  const page = await open(context, base);
  await add(page, 0, 0, "あ");
  const text = `${`${"A long comment. ".repeat(60)}\n`.repeat(11000)}終わり`;
  await page.locator("#_opinions textarea").evaluate((box, text) => {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
  await page.locator("[data-unkept]").waitFor({ timeout: 20000 });
  const { text: slip } = await saved(page);
  if (!slip.includes("終わり\n") || !slip.includes(receiptOf(slip))) tell("保存した文が違います。");
  await page.locator("[data-do=check]").click();
  if (!(await page.locator("#_slip").textContent()).includes("ここまでを示しています")) tell("長い文を、途中までと断って示しません。");
}

async function paper({ world, base, add: tell }) {
  const context = await world();
  const page = await open(context, base);
  await page.goto(await aSheet(page));
  const text = `${"紙に出る意見です。\n".repeat(60)}終わりの行`;
  await page.locator("[data-item]").nth(1).fill(text);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const printed = await page.locator("body").innerText();
  if (!printed.includes("終わりの行")) tell("書いた文が、紙に出ません。");
  if (!/対象の指紋/.test(printed) || !/[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.test(printed)) tell("案の指紋が、紙に出ません。");
  const room = await page.locator("[data-item]").nth(2).boundingBox();
  if (room.height < 80) tell(`書く欄の高さが ${room.height} px しかありません。`);
  if (/まとめて見る|記載を読む/.test(printed)) tell("画面のためのリンクが、紙に出ます。");
}

async function scriptless({ world, base, add: tell }) {
  const page = await open(await world({ javaScriptEnabled: false }), base);
  if ((await page.locator("button:visible, select:visible").count()) > 0) tell("押せないボタンがあります。");
  if ((await page.locator("a[download]").count()) === 0) tell("ひな形へのリンクがありません。");
  await page.locator("a[data-part]").nth(1).click();
  if ((await page.locator("textarea:visible").count()) === 0) tell("書く欄がありません。");
  if ((await page.locator("#_name[autocomplete=name]").count()) !== 1) tell("お名前の欄が、何を書く欄かを機械に伝えません。");
  if ((await page.locator("button:visible").count()) > 0) tell("用紙に、押せないボタンがあります。");
}

async function written(world, base) {
  const page = await open(await world(), base);
  await add(page, 2, 1, HOSTILE);
  await add(page, 0, 0, "全体");
  await page.locator("[data-do=check]").click();
  await page.locator("[data-do=delete]").click();
  return page;
}

async function axe({ world, base, add: tell }) {
  const page = await written(world, base);
  for (const media of [{}, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
    for (const rule of await violationsIn(page)) tell(`${rule.id} ${rule.help}：${rule.nodes[0].target.join(" ")}`);
  }
}

async function narrow({ world, base, add: tell }) {
  const page = await written(world, base);
  await page.setViewportSize(NARROW);
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (width > NARROW.width) tell(`ページの幅が ${width} px あります。`);
}
