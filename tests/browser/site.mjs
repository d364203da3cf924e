// A built site as files: what it holds, which of its pages to open, and a server for it on the loopback address.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".txt": "text/plain; charset=utf-8",
};

/** What scripts add: the room that a page keeps for them, buttons that copy, and tools of lists. It is no text of the page. */
export const ADDED_BY_SCRIPTS = "#_room, .cite, .list-tools";

/** Reads which files a site has; `pages` are its HTML files, `base` the address it is published at, if it says so. */
export function readSite(root) {
  const files = (existsSync(root) ? readdirSync(root, { recursive: true }) : [])
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => statSync(join(root, file)).isFile())
    .sort();
  return {
    root,
    fileUrl: `${pathToFileURL(root)}/`,
    files: new Set(files),
    pages: files.filter((file) => file.endsWith(".html")),
    base: publishedAt(join(root, "index.html")),
    read: (file) => readFileSync(join(root, file)),
  };
}

/** The canonical address of the home page: 404.html links to it, because it is shown at any depth. */
function publishedAt(home) {
  try {
    const link = readFileSync(home, "utf8").match(/<link\b[^>]*\brel="?canonical\b[^>]*>/i)?.[0];
    return link?.match(/\bhref="([^"]+)"/i)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** The kind of place a page has: ids become `*`, version numbers `n`, so that `assessments/kaigo/3/ii` and `assessments/kokuho/1/ii` are alike. */
export function shape(page) {
  const parts = page.replace(/(^|\/)index\.html$/, "").split("/");
  const version = parts.findIndex((part) => /^\d+(-an)?$/.test(part));
  const place = parts.map((part, at) => {
    if (/^\d+(-an)?$/.test(part)) return part.replace(/^\d+/, "n");
    const named = at === 0 || (version >= 0 && at === version + 1) || part === "by-item";
    return named ? part : "*";
  });
  return `/${place.join("/")}`;
}

/** Pages of one kind: those of a shape, where parts of a draft and of a version are alike, and so are all sheets for comments. */
function kind(page) {
  const [place, , about, ...below] = page.split("/");
  if (place === "consultations" && about !== undefined && about !== "index.html") return `/consultations/*/${about}/${below.length > 1 ? "*" : ""}`;
  return shape(page).replace(/\/n-an\/(all|[ivx]+|annex-\d+)$/, "/n/$1");
}

/**
 * The pages to open: of every kind the page with most to read. A page that shows all parts of a document repeats what the pages of
 * the parts show; as the longest pages of all, the longest of them stay out of what takes longest (`isRepeated`), and the median takes
 * their place there.
 */
export function pagesToOpen(site) {
  const size = (page) => statSync(join(site.root, page)).size;
  const kinds = new Map();
  for (const page of site.pages) kinds.set(kind(page), [...(kinds.get(kind(page)) ?? []), page]);
  const pages = [...kinds].flatMap(([place, alike]) => {
    const [longest, ...others] = alike.sort((a, b) => size(b) - size(a));
    const isRepeated = place.endsWith("/all") && others.length > 0;
    return [{ file: longest, isRepeated }, ...(isRepeated ? [{ file: others[Math.floor(others.length / 2)], isRepeated: false }] : [])];
  });
  return { pages, kinds: kinds.size };
}

/** The file behind an address inside the site: a folder is its index.html. */
export function fileAt(path) {
  const file = decodeURIComponent(path).replace(/^\/+/, "");
  return file === "" || file.endsWith("/") ? `${file}index.html` : file;
}

/** Serves the site on the loopback address, on a port the system chooses. */
export async function serve(site) {
  const server = createServer((request, response) => {
    const file = fileAt(new URL(request.url, "http://site/").pathname);
    if (!site.files.has(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(site.read(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
