// node tests/browser/clock.mjs PROGRAM CONTENT: holds what the script shows of an old page, by the clock and in any time zone of
// the reader, against the pages that the program makes for that minute.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { ADDED_BY_SCRIPTS } from "./site.mjs";
import { AT_ONCE, together } from "./together.mjs";

const MADE = ["2026-11-20T00:00"];
const SEEN = ["2026-12-01T08:59", "2026-12-01T09:00", "2026-12-07T23:59", "2026-12-08T00:00", "2027-01-09T00:00", "2027-02-27T00:00"];
const ZONES = ["Asia/Tokyo", "America/New_York", "Pacific/Apia", "Europe/London"];
const PAGES = [
  "consultations/kaigo-4/index.html", "consultations/shugaku-enjo-2/index.html", "consultations/yobo-sesshu-2/index.html",
  "consultations/kaigo-3/index.html", "consultations/index.html", "index.html", "assessments/kaigo/4-an/index.html",
];

const [program, content] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "juran-clock-"));
const sites = new Map();

/** Builds the site as it is at a minute, in a folder of its own. */
async function build(instant) {
  const output = join(folder, instant.replace(":", ""));
  await promisify(execFile)(program, ["build", "--content", content, "--output", output, "--as-of", instant]);
  sites.set(instant, `${pathToFileURL(output)}/`);
}

/** The words of a page without those that tell when it was made, and what stands in the order of its making. */
async function words(page) {
  await page.evaluate((added) => document.querySelectorAll(added).forEach((one) => one.setAttribute("hidden", "")), ADDED_BY_SCRIPTS);
  const text = await page.locator("main").innerText();
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.includes("現在）") && !line.includes("に作ったページです。")).sort().join("\n");
}

let failed = 0;
let passed = 0;

/** Holds a page that was made before against the page made for the minute at which it is seen. */
async function compare({ context, plain, path, made, seen, zone }) {
  const page = await context.newPage();
  // A page that is open while the minute begins shows what holds from then on.
  await page.clock.install({ time: new Date(Date.parse(`${seen}:00+09:00`) - 60_000) });
  await page.goto(sites.get(made) + path);
  await page.clock.pauseAt(new Date(`${seen}:00+09:00`));
  const fresh = await plain.newPage();
  await fresh.goto(sites.get(seen) + path);
  const [shown, said] = [await words(page), await words(fresh)];
  if (shown === said) passed += 1;
  else {
    failed += 1;
    const only = (one, other) => one.split("\n").filter((line) => !other.split("\n").includes(line)).join(" / ");
    console.log(`不合格 ${path} を${made}に作り、${seen}（${zone}）に見る：「${only(shown, said)}」と「${only(said, shown)}」`);
  }
  await page.close();
  await fresh.close();
}

await together([...new Set([...MADE, ...SEEN])], AT_ONCE, build);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const plain = await browser.newContext({ javaScriptEnabled: false });
await together(SEEN, AT_ONCE, async (seen) => {
  const zone = ZONES[SEEN.indexOf(seen) % ZONES.length];
  for (const made of MADE.filter((made) => made <= seen)) {
    const context = await browser.newContext({ timezoneId: zone });
    for (const path of PAGES) await compare({ context, plain, path, made, seen, zone });
    await context.close();
  }
});
await browser.close();
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
