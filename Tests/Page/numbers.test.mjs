/** Numbers in reasons, beside what the printf command makes of them. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { modelOf } from "./model.mjs";
import { seededRandom } from "./random.mjs";

const { shortNumber } = modelOf({ data: JSON.stringify({
  clips: { video: [], group: [] }, videos: [], scores: [], shares: [], keyframeScores: [], statistics: [],
  whole: { clips: 0 } }) });

/** Numbers as C's "%.4g" writes them. */
function printed(values) {
  // All digits of a number, so that nothing is rounded before.
  const texts = values.map((value) => value.toExponential(60));
  const { status, stdout, stderr } = spawnSync("printf", ["%.4g\\n", ...texts],
    { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split("\n");
}

function check(values) { assert.deepEqual(values.map(shortNumber), printed(values)); }

test("numbers of all sizes", () => {
  const random = seededRandom(1);
  check(Array.from({ length: 2000 }, () => (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20)));
  check(Array.from(Float32Array.from({ length: 2000 }, () => random() * 10 ** Math.floor(random() * 8 - 4))));
});

test("round numbers and powers of ten", () => {
  check([0, 1, -1, 10, 1e3, 9999, 1e4, 1e-3, 1e-4, 1e-5, 9999.4, 9999.6, 0.99994, 0.99996, 1e15, 1e-300, 5e-324]);
});

test("halves go to even digits", () => {
  check([0.5, 12345, 12355, 1234.5, 1235.5, 0.00012345, 2.0625, 2.03125, 100.05, -12345, -12355]);
});

test("what is no number is named", () => {
  assert.deepEqual([Infinity, -Infinity, NaN].map(shortNumber), ["Infinity", "-Infinity", "NaN"]);
});
