// The funnel as `winnow select` prints it. Of a sample it is that of all clips as long as the gates are
// those of the selection; else it says how many clips of the sample each step leaves.

/** The gates that keyframes cannot answer, with the clips of which nothing else is known. */
function notAskedSteps(gates) {
  const surveyed = clips.video.filter((video) => data.videos[video].isSurveyed).length;
  const names = gates.filter((gate) => !keyframeScores.has(gate.score)).map(nameOf);
  return surveyed === 0 ? [] : names.sort().map((name) => ({
    name: `  not asked ${name}`, count: surveyed, note: "surveyed" }));
}

/** The rows that depend on gates: name, count, remark and what of the gallery they stand for. */
function clipSteps() {
  const { judged, gates } = state;
  const { failing, rejected, excluded } = tallyFailures(state);
  let copies = 0, unmeasured = 0, unanswered = 0;
  for (let clip = 0; clip < count; clip += 1) {
    if (judged.verdicts[clip] === COPY) copies += 1;
    if (judged.verdicts[clip] !== UNMEASURED) continue;
    if (judged.isUnmeasured[clip] === UNANSWERED) unanswered += 1; else unmeasured += 1;
  }
  const steps = rejected === 0 ? [] : [{ name: "  rejected", count: rejected, note: "" }];
  steps.push(...failing.filter(({ name }) => name !== "excluded").map((one) => ({
    name: `    by ${one.name}`, count: one.clips,
    note: one.alone > 0 ? `${one.alone} by it alone` : "" })));
  steps.push(...notAskedSteps(gates));
  if (unmeasured > 0) {
    steps.push({ name: "  unmeasured", count: unmeasured, note: "scan again to measure them" });
  }
  if (unanswered > 0) {
    steps.push({ name: "  unanswered", count: unanswered,
      note: "scores of models or from outside are still to come" });
  }
  if (excluded > 0) steps.push({ name: "  excluded", count: excluded, note: "" });
  if (copies > 0) {
    steps.push({ name: "  copies", count: copies,
      note: `in ${groups.length} group${groups.length === 1 ? "" : "s"}` });
  }
  steps.push({ name: "kept", count: judged.count, note: lengthText(judged.seconds) });
  return steps;
}

/** Whether the gates are those by which all clips were counted. */
function areGatesOfSelection() {
  const text = (gates) => gates.map((gate) =>
    `${nameOf(gate)} ${gate.lower ?? ""} ${gate.upper ?? ""}`).sort().join("\n");
  return text(state.gates) === text(data.whole.gates);
}

/** Whether what is said of all clips is worked out from the sample. */
function isEstimate() { return isSample && count > 0 && !areGatesOfSelection(); }

/** What the gates leave of all clips. */
function keptOfAll() {
  if (!isSample) return state.judged;
  if (!isEstimate()) return { count: data.whole.kept, seconds: data.whole.secondsKept };
  const scale = data.whole.clips / Math.max(1, count);
  return { count: scale * state.judged.count, seconds: scale * state.judged.seconds };
}

function funnelSteps() {
  if (isSample && !isEstimate()) return data.steps;
  if (!isSample) return data.videoSteps.concat(clipSteps());
  const scale = data.whole.clips / Math.max(1, count);
  return data.videoSteps.concat(
    { name: "of the sample", count, note: "numbers below are of it" },
    clipSteps().map((step) => ({ ...step, note: `${roughNumber(scale * step.count)} of all` })));
}

/** What of the gallery a step stands for; null for a step of videos. */
function filterOf({ name }) {
  const reason = name.match(/^ {4}by (.*)$/);
  if (reason) return { show: "reject", reason: reason[1] };
  return { "  rejected": { show: "reject", reason: "" },
    "  unmeasured": { show: "unmeasured", reason: "" },
    "  excluded": { show: "reject", reason: "excluded" },
    "  copies": { show: "duplicate", reason: "" },
    "of the sample": { show: "", reason: "" },
    kept: { show: "keep", reason: "" } }[name] ?? null;
}

/** @param share how long its bar is, 0 to 1 */
function funnelRow(step, share) {
  const name = step.name.trim();
  const wanted = filterOf(step);
  const title = isSample ? "Show those of the sample" : "Show these clips";
  const label = wanted
    ? make("button", { type: "button", class: "link", title }, ...breakable(name))
    : make("span", {}, ...breakable(name));
  if (wanted) label.addEventListener("click", () => showFiltered(wanted));
  const bar = make("span", { class: "bar" });
  bar.style.width = `${Math.max(0.5, 100 * share)}%`;
  const kind = name === "kept" ? "kept" : step.name.startsWith(" ") ? "lost" : "step";
  return make("tr", { class: kind },
    make("th", { scope: "row" }, label, bar),
    make("td", { class: "number" }, String(step.count)),
    make("td", { class: "note" }, step.note));
}

function drawFunnel() {
  const steps = funnelSteps();
  // Bars of a sample are as long as those of all.
  const scale = isEstimate() ? data.whole.clips / Math.max(1, count) : 1;
  const lengths = steps.map((step, place) =>
    step.count * (place < data.videoSteps.length ? 1 : scale));
  const most = Math.max(...lengths);
  byID("funnel").tBodies[0].replaceChildren(...steps.map((step, place) =>
    funnelRow(step, lengths[place] / Math.max(1, most))));
  const kept = keptOfAll(), about = isEstimate() ? "≈ " : "";
  byID("kept-count").textContent = isEstimate() ? roughNumber(kept.count) : longNumber(kept.count);
  byID("clip-count").textContent = longNumber(data.whole.clips);
  byID("kept-time").textContent = about + lengthText(kept.seconds);
  byID("time-in").textContent = lengthText(data.secondsIn);
  byID("reset").disabled = !cards.some(isChanged);
}

function saySample() {
  if (!isSample) return;
  const text = `${longNumber(count)} of ${longNumber(data.whole.clips)} clips`;
  byID("sample").textContent = `Shown: ${text}, taken at random`;
  byID("sample").hidden = false;
  byID("sample-note").textContent = `Histograms and clips are those of a sample: ${text}. The funnel is `
    + "of all clips as long as the gates are those of the selection; once they are not, it counts those of "
    + "the sample, and says about how many that makes of all.";
  byID("sample-note").hidden = false;
  byID("legend-all").textContent = "clips of the sample";
}

saySample();

listeners.push(drawFunnel);
byID("reset").addEventListener("click", resetGates);
