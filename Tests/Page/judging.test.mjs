/** Verdicts on clips made by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { base64, modelOf } from "./model.mjs";

const STATISTICS = ["mean", "median"];

/**
 * The model over clips each of which says what is not as in all: `values` of measures (`sharp.median`), `group`,
 * `preference`, the scores that are `unmeasured`, and the reasons `before` and `after` gates.
 */
function modelOfClips(clips, { scores = ["sharp", "luma"], outside = [], shares = [] } = {}) {
  const all = (key, otherwise) => clips.map((clip) => clip[key] ?? otherwise);
  const valuesOf = (name) => clips.map((clip) => clip.values?.[name] ?? Number.NaN);
  const data = {
    clips: {
      video: clips.map((_, number) => number), clip: all("clip", 0), seconds: all("seconds", 2),
      group: all("group", 0), preference: all("preference", 0), before: all("before", []), after: all("after", []),
    },
    videos: clips.map(({ unmeasured = [] }, number) => ({ name: `${number}.mp4`, unmeasured })),
    whole: { clips: clips.length },
    statistics: STATISTICS,
    keyframeScores: scores,
    scores: [...scores.map((id) => ({ id })), ...outside.map((id) => ({ id, isOutside: true }))],
    shares: [
      ...shares.map(([score, measure]) => ({ score, measure, name: `${score}.${measure}` })),
      ...outside.map((score) => ({ score, measure: "value", name: score })),
    ].map(({ name, ...share }) => ({ ...share, values: base64(Float64Array.from(valuesOf(name))) })),
  };
  const blocks = { data: JSON.stringify(data) };
  scores.forEach((score, number) => {
    const values = STATISTICS.flatMap((statistic) => valuesOf(`${score}.${statistic}`));
    blocks[`score-${number}`] = base64(Float32Array.from(values));
  });
  return modelOf(blocks);
}

function gate(score, measure, lower, upper) { return { score, measure, lower, upper }; }

function judged(model, ...gates) {
  return model.answersOf(model.judge(gates), gates).map(({ verdict, reasons }) => [verdict, ...reasons]);
}

test("without gates all are kept", () => {
  const model = modelOfClips([{}, { values: { "sharp.median": 3 } }]);
  assert.deepEqual(judged(model), [["keep"], ["keep"]]);
  const { count, seconds, failures } = model.judge([]);
  assert.deepEqual({ count, seconds, failures }, { count: 2, seconds: 4, failures: [] });
});

test("a bound is inside", () => {
  const model = modelOfClips([4.5, 5, 7, 7.5].map((value) => ({ values: { "sharp.median": value } })));
  assert.deepEqual(judged(model, gate("sharp", "median", 5, 7)), [
    ["reject", "sharp.median 4.5 < 5"], ["keep"], ["keep"], ["reject", "sharp.median 7.5 > 7"]]);
});

test("a gate without one of its bounds, or both", () => {
  const model = modelOfClips([{ values: { "sharp.median": 4 } }, { values: { "sharp.median": 6 } }]);
  assert.deepEqual(judged(model, gate("sharp", "median", null, 5)), [["keep"], ["reject", "sharp.median 6 > 5"]]);
  assert.deepEqual(judged(model, gate("sharp", "median", 5, null)), [["reject", "sharp.median 4 < 5"], ["keep"]]);
  assert.deepEqual(judged(model, gate("sharp", "median", null, null)), [["keep"], ["keep"]]);
});

test("each statistic is its own", () => {
  const model = modelOfClips([{ values: { "sharp.mean": 9, "sharp.median": 1, "luma.mean": 5 } }]);
  assert.deepEqual(judged(model, gate("sharp", "mean", 5, null), gate("luma", "mean", 5, 5)), [["keep"]]);
  assert.deepEqual(judged(model, gate("sharp", "median", 5, null)), [["reject", "sharp.median 1 < 5"]]);
});

test("what was measured and has no value passes", () => {
  const model = modelOfClips([{}]);
  assert.deepEqual(judged(model, gate("sharp", "median", 5, 7)), [["keep"]]);
});

test("reasons stand in the order of the gates, between those from elsewhere", () => {
  const model = modelOfClips([{
    values: { "sharp.median": 1, "luma.mean": 9 },
    before: [{ gate: "clips.min", text: "clips.min 1 < 2" }], after: [{ gate: "excluded", text: "excluded: test set" }],
  }]);
  const gates = [gate("luma", "mean", null, 8), gate("sharp", "median", 2, null)];
  assert.deepEqual(judged(model, ...gates), [
    ["reject", "clips.min 1 < 2", "luma.mean 9 > 8", "sharp.median 1 < 2", "excluded: test set"]]);
  assert.deepEqual(judged(model, ...gates.reverse())[0].slice(2, 4), ["sharp.median 1 < 2", "luma.mean 9 > 8"]);
});

test("no gate passes for want of measurement", () => {
  const model = modelOfClips([
    { unmeasured: ["sharp"], values: { "sharp.median": 9, "luma.mean": 5 } },
    { unmeasured: ["sharp"], values: { "sharp.median": 1, "luma.mean": 9 } },
  ]);
  const sharp = gate("sharp", "median", 5, null);
  assert.deepEqual(judged(model, sharp), [
    ["unmeasured", "unmeasured: sharp.median"], ["unmeasured", "unmeasured: sharp.median"]]);
  assert.deepEqual(judged(model, sharp, gate("luma", "mean", null, 8)), [
    ["unmeasured", "unmeasured: sharp.median"], ["reject", "luma.mean 9 > 8", "unmeasured: sharp.median"]]);
  assert.deepEqual(judged(model, gate("luma", "mean", 0, 10)), [["keep"], ["keep"]]);
});

test("shares of frames are asked like statistics", () => {
  const shares = [["luma", "below(90)"], ["sharp", "above(50)"]];
  const model = modelOfClips([
    { values: { "luma.below(90)": 0.3, "sharp.above(50)": 1 } },
    { values: { "luma.below(90)": 0.30000000000000004, "sharp.above(50)": 0.25 } },
  ], { shares });
  assert.deepEqual(model.measuresOf("luma"), ["mean", "median", "below(90)"]);
  assert.deepEqual(judged(model, gate("luma", "below(90)", null, 0.3), gate("sharp", "above(50)", 0.5, 1)), [
    ["keep"], ["reject", "luma.below(90) 0.3 > 0.3", "sharp.above(50) 0.25 < 0.5"]]);
});

test("what others have not said yet waits for them", () => {
  const model = modelOfClips([{ values: { "outside.art": 6 } }, {}, { values: { "outside.art": 4 } }],
    { outside: ["outside.art"] });
  const art = gate("outside.art", "value", 5, null);
  assert.deepEqual(model.measuresOf("outside.art"), ["value"]);
  assert.deepEqual(judged(model, art), [
    ["keep"], ["unmeasured", "unmeasured: outside.art"], ["reject", "outside.art 4 < 5"]]);
});

test("what was not measured outweighs what was not said", () => {
  const model = modelOfClips([{ unmeasured: ["sharp"] }, {}], { outside: ["outside.art"] });
  const gates = [gate("sharp", "median", 5, null), gate("outside.art", "value", 5, null)];
  const lacking = [...model.judge(gates).isUnmeasured];
  assert.deepEqual(lacking, [...model.judge(gates.reverse()).isUnmeasured]);
  assert.ok(lacking[0] > lacking[1] && lacking[1] > 0);
});

test("of copies the best that passes stays", () => {
  const copy = (group, preference, value) => ({ group, preference, values: { "sharp.median": value } });
  const model = modelOfClips([copy(7, 2, 9), copy(7, 0, 1), copy(7, 1, 8), copy(3, 1, 1), copy(3, 0, 2), copy(0, 0, 9)]);
  const verdicts = (...gates) => judged(model, ...gates).map(([verdict]) => verdict);
  assert.deepEqual(verdicts(), ["duplicate", "keep", "duplicate", "duplicate", "keep", "keep"]);
  const sharp = gate("sharp", "median", 5, null);
  assert.deepEqual(verdicts(sharp), ["duplicate", "reject", "keep", "reject", "reject", "keep"]);
  assert.deepEqual(model.judge([sharp]).kept, [-1, 2]);
  assert.equal(model.judge([sharp]).count, 2);
});

test("a copy that waits for others is a copy all the same", () => {
  const art = (group, preference, value) => ({ group, preference, values: { "outside.art": value } });
  const model = modelOfClips([art(1, 0), art(1, 1, 6), art(1, 2), art(2, 0), art(2, 1)], { outside: ["outside.art"] });
  const verdicts = judged(model, gate("outside.art", "value", 5, null)).map(([verdict]) => verdict);
  // The best may still be told to stay.
  assert.deepEqual(verdicts, ["unmeasured", "keep", "duplicate", "unmeasured", "unmeasured"]);
});

test("a copy that was not measured is none yet", () => {
  const model = modelOfClips([
    { group: 1, preference: 0, values: { "sharp.median": 9 } }, { group: 1, preference: 1, unmeasured: ["sharp"] }]);
  assert.deepEqual(judged(model, gate("sharp", "median", 5, null)).map(([verdict]) => verdict), ["keep", "unmeasured"]);
});

test("failures are counted by name, and those alone", () => {
  const clip = (sharp, luma, rest) => ({ values: { "sharp.median": sharp, "luma.mean": luma }, ...rest });
  const short = [{ gate: "clips.min", text: "clips.min 1 < 2" }], seen = [{ gate: "excluded", text: "excluded" }];
  const model = modelOfClips([
    clip(1, 1), clip(1, 9), clip(9, 9, { before: short }), clip(9, 9, { after: seen }), clip(1, 9, { after: seen }),
    clip(9, 9)]);
  const gates = [gate("luma", "mean", 5, null), gate("sharp", "median", 5, null)];
  assert.deepEqual(model.tallyFailures({ gates, judged: model.judge(gates) }), {
    failing: [
      { name: "sharp.median", clips: 3, alone: 2 }, { name: "clips.min", clips: 1, alone: 1 },
      { name: "excluded", clips: 1, alone: 1 }, { name: "luma.mean", clips: 1, alone: 0 },
    ],
    rejected: 4, excluded: 1,
  });
  assert.deepEqual(model.judge(gates).failures, [1, 3]);
});

test("no clips", () => {
  const model = modelOfClips([]);
  assert.deepEqual(judged(model, gate("sharp", "median", 5, null)), []);
});
