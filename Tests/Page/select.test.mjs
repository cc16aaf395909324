/**
 * The model judges the clips of a page as `winnow select` does, by the page's own gates and by any others.
 *
 * WINNOW names the program; .build/release/winnow unless given.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

import { modelOfPage } from "./model.mjs";
import { seededRandom } from "./random.mjs";

const root = new URL("../..", import.meta.url);
const program = resolve(process.env.WINNOW ?? ".build/release/winnow");
const work = mkdtempSync(join(tmpdir(), "winnow-page-"));
const out = join(work, "out");

/** Standard output; 1 is the status where some videos failed. */
function winnow(...words) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  assert.ok(status === 0 || status === 1, `winnow ${words.join(" ")}: ${error ?? stderr}`);
  return stdout;
}

/** What the manifest says of each clip; which copy of what a clip is, is not the model's to say. */
function manifest(folder) {
  const lines = readFileSync(join(folder, "manifest.jsonl"), "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const { video, clip, verdict, why } = JSON.parse(line);
    const reasons = why.split("; ").filter((reason) => reason !== "" && !reason.startsWith("copy of "));
    return { video, clip, verdict, reasons };
  });
}

/** What the model says of each clip by gates, those of the page unless given. */
function answers(model, given = model.data.gates) {
  const gates = given.map((gate) => ({ ...gate, lower: gate.lower ?? null, upper: gate.upper ?? null }));
  return model.answersOf(model.judge(gates), gates);
}

/** Selects by a recipe, given as text, and reads the page of that. */
function selected(folder, text, ...options) {
  const recipe = join(work, "recipe.yaml");
  writeFileSync(recipe, text);
  winnow("select", folder, "--recipe", recipe, ...options);
  winnow("report", folder);
  return modelOfPage(join(folder, "report.html"));
}

function verdictsIn(lines) { return new Set(lines.map(({ verdict }) => verdict)); }

before(() => { winnow("scan", "Fixtures", "-o", out); });
after(() => { rmSync(work, { recursive: true }); });

test("every preset", () => {
  for (const { preset } of JSON.parse(winnow("list", "presets", "--json")).presets) {
    winnow("select", out, "--recipe", preset);
    winnow("report", out);
    const known = manifest(out);
    assert.ok(known.length > 10, preset);
    assert.deepEqual(answers(modelOfPage(join(out, "report.html"))), known, preset);
  }
});

test("one page, any gates", () => {
  const model = selected(out, "clips: {min: 1}\ngates: {}\n");
  const random = seededRandom(7);
  const oneOf = (list) => list[Math.floor(random() * list.length)];
  /** Bounds are values of clips as often as not, since what is equal has to pass. */
  const boundOf = (values) => {
    const value = oneOf(values);
    return random() < 0.5 ? value : value + (random() - 0.5) * Math.abs(value);
  };
  const seen = new Set();
  for (let round = 0; round < 30; round += 1) {
    const gates = new Map();
    while (gates.size < 1 + (round % 5)) {
      const score = oneOf(model.data.scores).id, measure = oneOf(model.data.statistics);
      const values = [...model.column(score, measure)].filter((value) => !Number.isNaN(value));
      const [lower, upper] = [boundOf(values), boundOf(values)].sort((a, b) => a - b);
      gates.set(`${score}.${measure}`,
        { score, measure, lower: oneOf([lower, lower, null]), upper: upper > lower ? oneOf([upper, null]) : null });
    }
    const bound = (value) => (value === null ? "~" : String(value));
    const lines = [...gates].map(([name, { lower, upper }]) => `  ${name}: [${bound(lower)}, ${bound(upper)}]\n`);
    const recipe = `${model.data.recipe}gates:\n${lines.join("")}`;
    writeFileSync(join(work, "recipe.yaml"), recipe);
    winnow("select", out, "--recipe", join(work, "recipe.yaml"));
    const known = manifest(out);
    assert.deepEqual(answers(model, [...gates.values()]), known, recipe);
    for (const verdict of verdictsIn(known)) seen.add(verdict);
  }
  assert.deepEqual([...seen].sort(), ["duplicate", "keep", "reject"]);
});

test("shares of frames and excluded footage", () => {
  const excluded = join(work, "excluded");
  winnow("scan", "Fixtures/hard-cuts.mp4", "Fixtures/sharp.mp4", "-o", excluded);
  const model = selected(out, `
clips: {min: 1}
gates:
  exposure.luma.below(90): [~, 0.3]
  exposure.luma.mean: [20, ~]
  sharpness.laplacian.above(50): [0.5, 1]
duplicates: {keep: bits, same_take: one}
`, "--exclude", excluded);
  const known = manifest(out);
  const reasons = known.flatMap((line) => line.reasons);
  for (const start of ["exposure.luma.below(90) ", "sharpness.laplacian.above(50) ", "excluded"]) {
    assert.ok(reasons.some((reason) => reason.startsWith(start)), start);
  }
  assert.deepEqual(answers(model), known);
});

test("a survey by keyframes", () => {
  const survey = join(work, "survey");
  winnow("scan", "--keyframes", "Fixtures/original.mp4", "Fixtures/dark.mp4", "-o", survey);
  const model = selected(survey, "gates: {information.temporal.mean: [1, ~], exposure.luma.mean: [60, ~]}\n");
  const known = manifest(survey);
  assert.ok(known.length > 1);
  assert.deepEqual(answers(model), known);
});

test("scores from outside, of which some have not come", () => {
  const recipe = "clips: {min: 1}\ngates: {outside.art: [5, ~], sharpness.laplacian.median: [50, ~]}\n";
  const others = join(work, "art.csv");
  selected(out, recipe);
  const ids = readFileSync(join(out, "manifest.jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line).id);
  const random = seededRandom(3);
  const rows = ids.filter(() => random() < 0.6).map((id) => `${id},${(10 * random()).toFixed(2)}\n`);
  writeFileSync(others, `id,art\n${rows.join("")}`);
  winnow("join", out, others);
  const model = selected(out, recipe);
  const known = manifest(out);
  assert.deepEqual([...verdictsIn(known)].sort(), ["duplicate", "keep", "reject", "unmeasured"]);
  assert.deepEqual(answers(model), known);
});
