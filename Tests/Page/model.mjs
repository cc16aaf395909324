/** The judging model of the page by itself: the parts of its script that know nothing of a browser. */
import { readFileSync } from "node:fs";
import { compileFunction } from "node:vm";

const folder = new URL("../../Sources/Winnow/Page/Script/", import.meta.url);
const parts = ["blocks", "numbers", "model"].map(
  (name) => readFileSync(new URL(`${name}.js`, folder), "utf8"));
const run = compileFunction(
  ['"use strict";', ...parts, "return { data, judge, answersOf, tallyFailures, measuresOf, column, shortNumber };"]
    .join("\n"), ["document"]);

/** The model over blocks of a page, texts by their ids. */
export function modelOf(blocks) {
  const left = new Map(Object.entries(blocks));
  const element = (id) => ({ textContent: left.get(id), remove: () => left.delete(id) });
  return run({ getElementById: (id) => (left.has(id) ? element(id) : null) });
}

/** The model over the page that `winnow report` wrote. */
export function modelOfPage(file) {
  const block = /<script type="application\/json" id="([^"]+)">([^<]*)<\/script>/g;
  const found = readFileSync(file, "utf8").matchAll(block);
  return modelOf(Object.fromEntries([...found].map(([, id, text]) => [id, text])));
}

/** Numbers as a page holds them. */
export function base64(numbers) { return Buffer.from(numbers.buffer).toString("base64"); }
