// Work done side by side: as many pieces at once as it pays, results in the order of the pieces.
import { cpus } from "node:os";

/** As many pages as keep the processors busy: while a page waits for the checks, the checks wait for a page. */
export const AT_ONCE = Math.max(2, cpus().length);

/** Does `work` on every piece, `atOnce` at a time, and returns what came of each. */
export async function together(pieces, atOnce, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < pieces.length) {
      const at = next;
      next += 1;
      results[at] = await work(pieces[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, pieces.length) }, worker));
  return results;
}
