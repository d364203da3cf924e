// node tests/browser/editor.mjs CONTENT: what an editor says of content by its schemas: nothing where all is right, and each
// planted mistake.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const taplo = createRequire(import.meta.url).resolve("@taplo/cli/dist/cli.js");

const BOOK = "assessments/kaigo/3/book.toml";
const CALL = "consultations/kaigo-4/call.toml";

/** What is wrong, the file in which it is planted, the words replaced, and words that taplo must say of it. */
const MISTAKES = [
  ["選択肢にない言葉", "assessments/kaigo/3/i.toml", /^population = .*$/m, 'population = "たくさん"', "たくさん"],
  ["知らない項目", BOOK, /^\[version\]$/m, '[version]\npublishd = "2026-04-01"', "publishd"],
  ["数で書かれた公表日", BOOK, /^published = .*$/m, "published = 20260401", "20260401"],
  ["ほかの様式の名前", BOOK, /^form = .*$/m, 'form = "system@1"', "system@1"],
  ["id のない行", "assessments/kaigo/3/ii.toml", /^id = .*$/m, "", '"id" is a required'],
  ["site.toml に必要な項目がない", "site.toml", /^base_url = .*$/m, "", '"base_url" is a required'],
  ["site.toml の真偽が言葉で書かれている", "site.toml", /^other = true$/m, 'other = "はい"', "はい"],
  ["withdrawn.toml の知らない項目", "files/jitaku-ryoyo/withdrawn.toml", /^reason = /m, "riyu = ", "riyu"],
  ["scan.toml の添付に題名がない", "files/shobodan-in/1/scan.toml", /^title = "個人情報取扱.*$/m, "", '"title" is a required'],
  ["募集の知らない項目", CALL, /^form = .*$/m, '$&\nclosed = "2026-12-07"', "closed"],
  ["結果の、文であるところの数", "consultations/kaigo-3/result.toml", /^result-title = .*$/m, "result-title = 3", "3 is not"],
  ["理由のない検査除外", BOOK, /$(?![\s\S])/, '\n[[waivers]]\nrule = "R101"\nby = "情報公開課"\non = 2026-04-01\n', '"reason" is a required'],
];

let passed = 0;
let failed = 0;

function report(name, problems) {
  console.log(`${problems.length === 0 ? "合格　" : "不合格"} ${name}`);
  if (problems.length === 0) passed += 1;
  else failed += 1;
  for (const problem of problems) console.log(`         ${problem}`);
}

/** Runs taplo over every TOML file of a folder: how it ended, and what it said. */
function lint(folder) {
  const how = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) =>
    execFile(process.execPath, [taplo, "lint", "**/*.toml"], how, (error, stdout, stderr) => done([error === null, stdout + stderr])),
  );
}

/** A passing folder for `use`. */
async function passing(use) {
  const folder = mkdtempSync(join(tmpdir(), "juran-editor-"));
  const result = await use(folder);
  rmSync(folder, { recursive: true });
  return result;
}

/** Puts the schemas where the files of a folder look for them. */
function addSchemas(content, folder) {
  cpSync(join(content, "schema"), join(folder, "schema"), { recursive: true });
}

/** The heads of files in Markdown, each as a TOML file led to the schema of its form: editors do not look into Markdown. */
function writeHeads(content, folder) {
  const files = readdirSync(content, { recursive: true }).filter((file) => file.endsWith(".md"));
  const heads = files.map((file) => [file, readFileSync(join(content, file), "utf8").match(/^\+\+\+\n([\s\S]*?)^\+\+\+$/m)?.[1]]);
  const written = heads.filter(([, head]) => head !== undefined);
  for (const [file, head] of written) {
    const form = head.match(/^form = "(.*)"$/m)?.[1];
    writeFileSync(join(folder, `${file.replaceAll(/[/\\]/g, "_")}.toml`), `#:schema ./schema/${form}.json\n${head}`);
  }
  return written.length;
}

/** Writes a file of the content with a mistake in it, and says whether there was something to replace. */
function plant(content, folder, [, file, from, to]) {
  const text = readFileSync(join(content, file), "utf8");
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  addSchemas(content, folder);
  writeFileSync(join(folder, file), text.replace(from, to));
  return text.replace(from, to) !== text;
}

async function main(content) {
  const led = (file) => readFileSync(join(content, file), "utf8").startsWith("#:schema ");
  const files = readdirSync(content, { recursive: true }).filter((file) => file.endsWith(".toml"));
  report(`TOML の ${files.length} ファイルのすべてが、初めの行で JSON Schema を指している`, files.filter((file) => !led(file)));
  const [accepted, said] = await lint(content);
  report("taplo は、どの TOML にも誤りを見つけない", accepted ? [] : [said]);
  await passing(async (folder) => {
    addSchemas(content, folder);
    const heads = writeHeads(content, folder);
    const [accepted, said] = await lint(folder);
    report(`taplo は、Markdown の初めの ${heads} か所にも誤りを見つけない`, accepted && heads > 0 ? [] : [said]);
  });
  await passing(async (folder) => {
    const planted = MISTAKES.map((mistake, at) => plant(content, join(folder, `m${at}`), mistake));
    const [, said] = await lint(folder);
    const errors = said.split(/^error: /m);
    for (const [at, [name, , , , words]] of MISTAKES.entries()) {
      const own = errors.filter((error) => error.includes(`/m${at}/`));
      const found = own.some((error) => error.includes(words)) ? [] : [`見つけられませんでした：${own.join("")}`];
      report(`taplo は誤りを退ける：${name}`, planted[at] ? found : ["原稿に、書き換える所がありません。"]);
    }
  });
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (process.argv.length !== 3) {
  console.error("使い方: node tests/browser/editor.mjs 原稿のフォルダー");
  process.exit(2);
}
process.exitCode = await main(resolve(process.argv[2]));
