// Runs checks of what people do on pages, and the same checks on pages with a fault that each of them must find.
import { fileAt, serve } from "./site.mjs";
import { AT_ONCE, together } from "./together.mjs";

const DESK = { width: 1280, height: 1024 };
const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css" };

/**
 * Runs checks, each a name, what does it, and a fault (ending of a file, words of it, words in their place), and returns
 * [name, problems] pairs; with `planted`, every check runs on a site with its own fault. `about` is what checks know of the site.
 */
export async function runChecks(checks, { site, browser, planted }, { home, ...about }) {
  const server = await serve(site);
  // A check that meets its fault mostly waits for what never comes.
  const results = await together(checks, planted ? 3 * AT_ONCE : AT_ONCE, async ([name, check, fault]) => {
    const worlds = [];
    const world = async (options = {}, isPlanted = planted) => {
      const context = await browser.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport: DESK, ...options });
      context.setDefaultTimeout(4000);
      if (isPlanted) await plant(context, site, server.origin, fault);
      worlds.push(context);
      return context;
    };
    const problems = [];
    const add = (words) => problems.push(words);
    try {
      await check({ site, world, home, origin: server.origin, base: server.origin + home, add, ...about });
    } catch (error) {
      problems.push(String(error.message).split("\n")[0]);
    }
    for (const context of worlds) await context.close();
    return [name, problems];
  });
  server.close();
  return results;
}

/** Puts a fault into a file of the site, however it is asked for. */
async function plant(context, site, origin, [ending, from, to]) {
  let isFound = false;
  await context.route(/^(http|file):/, (route) => {
    const url = route.request().url().split(/[?#]/)[0];
    const file = fileAt(url.startsWith(origin) ? url.slice(origin.length) : url.slice(site.fileUrl.length));
    if (!file.endsWith(ending) || !site.files.has(file)) return route.continue();
    const text = site.read(file).toString("utf8");
    isFound ||= text.includes(from);
    return route.fulfill({ body: text.replaceAll(from, to), contentType: TYPES[ending.split(".").at(-1)] });
  });
}
