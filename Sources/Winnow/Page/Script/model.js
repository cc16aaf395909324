// What is known of clips, and their verdicts under any gates: those that `Selection` gives. It knows of the page no more
// than its blocks.

const data = JSON.parse(takeBlock("data"));
const clips = data.clips;
const count = clips.video.length;
const KEEP = 0, REJECT = 1, COPY = 2, UNMEASURED = 3;
/** Verdicts in the words of the manifest. */
const verdictNames = ["keep", "reject", "duplicate", "unmeasured"];
/** Why a gate cannot be asked: others or models have not said it yet, or it was not measured. */
const UNANSWERED = 1, LACKING = 2;
/** What others gave clips has one value a clip. */
const OUTSIDE = "value";

const columns = new Map();
const scoreNumbers = new Map(data.scores.map((score, number) => [score.id, number]));
for (const share of data.shares) {
  columns.set(nameOf(share), new Float64Array(decode(share.values).buffer));
}

/** A gate or a measure as recipes write it. */
function nameOf({ score, measure }) {
  return measure === OUTSIDE ? score : `${score}.${measure}`;
}

/** The values of a measure, one a clip; NaN where there is none. */
function column(score, measure) {
  const name = nameOf({ score, measure });
  if (!columns.has(name)) readScore(score);
  return columns.get(name);
}

function readScore(score) {
  const bytes = decode(takeBlock(`score-${scoreNumbers.get(score)}`));
  const values = new Float32Array(bytes.buffer);
  data.statistics.forEach((statistic, number) => {
    columns.set(
      `${score}.${statistic}`, values.subarray(number * count, (number + 1) * count));
  });
}

/** The measures of a score that are known: all statistics, and what the recipe asks for. */
function measuresOf(score) {
  if (outsideScores.has(score)) return [OUTSIDE];
  const shares = data.shares.filter((share) => share.score === score);
  return data.statistics.concat(shares.map((share) => share.measure));
}

const keyframeScores = new Set(data.keyframeScores);
const lacking = data.videos.map((video) => new Set(video.unmeasured));

const outsideScores = new Set(
  data.scores.filter((score) => score.isOutside).map((score) => score.id));
const modelScores = new Set(
  data.scores.filter((score) => score.isModel).map((score) => score.id));

/** Whether others or models give a score, so that it may still come. */
function isAnswered(score) { return outsideScores.has(score) || modelScores.has(score); }

/** Whether a score of a clip cannot be asked about: it was not measured or given, or is stale. */
function lacks(clip, score) {
  if (!isAnswered(score)) return lacking[clips.video[clip]].has(score);
  const measure = outsideScores.has(score) ? OUTSIDE : data.statistics[0];
  return Number.isNaN(column(score, measure)[clip]);
}

/** Whether there are more clips than the page has. */
const isSample = count < data.whole.clips;

/** The numbers of the groups of copies, and where each stands among them. */
const groupNumbers = [...new Set(clips.group)].filter((group) => group > 0)
  .sort((a, b) => a - b);
const groupPlaces = new Map(groupNumbers.map((group, place) => [group, place]));
/** The clips of each group, the one that is best to keep first. */
const groups = groupNumbers.map(() => []);
for (let clip = 0; clip < count; clip += 1) {
  if (clips.group[clip] > 0) groups[groupOf(clip)].push(clip);
}
for (const members of groups) {
  members.sort((a, b) => clips.preference[a] - clips.preference[b]);
}

/** Where the group of a copy stands among the groups. */
function groupOf(clip) { return groupPlaces.get(clips.group[clip]); }

/** Judges all clips: gates reject, and of what is left of a group the best stays. */
function judge(gates) {
  const judged = {
    verdicts: new Uint8Array(count), isUnmeasured: new Uint8Array(count), fails: new Uint8Array(count),
    failures: gates.map(() => 0), kept: [], count: 0, seconds: 0,
  };
  gates.forEach((gate, number) => { ask(gate, number, judged); });
  for (let clip = 0; clip < count; clip += 1) {
    const isRejected = judged.fails[clip] || clips.before[clip].length > 0
      || clips.after[clip].length > 0;
    judged.verdicts[clip] = isRejected ? REJECT : judged.isUnmeasured[clip] ? UNMEASURED : KEEP;
  }
  judged.kept = groups.map((members) => settle(members, judged));
  for (let clip = 0; clip < count; clip += 1) {
    if (judged.verdicts[clip] !== KEEP) continue;
    judged.count += 1;
    judged.seconds += clips.seconds[clip];
  }
  return judged;
}

function ask(gate, number, judged) {
  const values = column(gate.score, gate.measure);
  const lower = gate.lower ?? -Infinity, upper = gate.upper ?? Infinity;
  for (let clip = 0; clip < count; clip += 1) {
    if (lacks(clip, gate.score)) {
      const kind = isAnswered(gate.score) ? UNANSWERED : LACKING;
      judged.isUnmeasured[clip] = Math.max(judged.isUnmeasured[clip], kind);
    }
    if (!(values[clip] < lower || values[clip] > upper) || lacks(clip, gate.score)) continue;
    judged.failures[number] += 1;
    judged.fails[clip] = 1;
  }
}

/**
 * Marks the copies in a group and returns the clip that stays; -1 where none passes. What is worse than it is a
 * copy, too, whatever others will say of it.
 */
function settle(members, { verdicts, isUnmeasured }) {
  const first = members.findIndex((clip) => verdicts[clip] === KEEP);
  if (first < 0) return -1;
  for (const clip of members.slice(first + 1)) {
    const waits = verdicts[clip] === UNMEASURED && isUnmeasured[clip] === UNANSWERED;
    if (verdicts[clip] === KEEP || waits) verdicts[clip] = COPY;
  }
  return members[first];
}

/** The names of all that a clip is rejected for; that of excluded footage stands alone. */
function failuresOf(clip, gates, judged) {
  const names = clips.before[clip].map((reason) => reason.gate);
  if (judged.fails[clip]) {
    names.push(...gates.filter((gate) => misses(gate, clip)).map(nameOf));
  }
  return names.length > 0 ? names : clips.after[clip].map((reason) => reason.gate);
}

/**
 * What clips are rejected for, by name: how many fail it and how many fail it alone, most first. And
 * how many are rejected for what they are, and for excluded footage alone.
 */
function tallyFailures({ gates, judged }) {
  const failing = new Map();
  let rejected = 0, excluded = 0;
  for (let clip = 0; clip < count; clip += 1) {
    if (judged.verdicts[clip] !== REJECT) continue;
    const names = failuresOf(clip, gates, judged);
    if (names[0] === "excluded") { excluded += 1; } else { rejected += 1; }
    for (const name of names) {
      const tally = failing.get(name) ?? { name, clips: 0, alone: 0 };
      tally.clips += 1;
      if (names.length === 1) tally.alone += 1;
      failing.set(name, tally);
    }
  }
  const sorted = [...failing.values()]
    .sort((a, b) => b.clips - a.clips || (a.name < b.name ? -1 : 1));
  return { failing: sorted, rejected, excluded };
}

/** All that speaks against a clip, in the words of the manifest. */
function reasonsOf(clip, gates) {
  const failed = gates.map((gate) => complaint(gate, clip)).filter((text) => text !== "");
  const unmeasured = gates.filter((gate) => lacks(clip, gate.score));
  return [...clips.before[clip].map((reason) => reason.text), ...failed,
    ...clips.after[clip].map((reason) => reason.text),
    ...unmeasured.map((gate) => `unmeasured: ${nameOf(gate)}`)];
}

function misses(gate, clip) {
  if (lacks(clip, gate.score)) return false;
  const value = column(gate.score, gate.measure)[clip];
  return (gate.lower !== null && value < gate.lower) || (gate.upper !== null && value > gate.upper);
}

function complaint(gate, clip) {
  if (!misses(gate, clip)) return "";
  const value = column(gate.score, gate.measure)[clip];
  if (gate.lower !== null && value < gate.lower) {
    return `${nameOf(gate)} ${shortNumber(value)} < ${shortNumber(gate.lower)}`;
  }
  return `${nameOf(gate)} ${shortNumber(value)} > ${shortNumber(gate.upper)}`;
}

/** The verdict on every clip with its reasons, as in the manifest. */
function answersOf(judged, gates) {
  return Array.from(judged.verdicts, (verdict, clip) => ({
    video: data.videos[clips.video[clip]].name, clip: clips.clip[clip], verdict: verdictNames[verdict],
    reasons: reasonsOf(clip, gates) }));
}
