// All that is known of one clip, in a dialog.

const details = { clip: -1, strip: null };

function factRows(clip) {
  const video = data.videos[clips.video[clip]];
  const frames = `frames ${clips.startFrame[clip]} to ${clips.endFrame[clip]}`;
  const [x, y, width, height] = clips.crop[clip];
  const isWhole = width === video.width && height === video.height;
  const rows = [
    ["Clip", `${clips.clip[clip]} · ${clips.seconds[clip].toFixed(2)} s`],
    ["Id", clips.id[clip] ?? "none yet"],
    ["Time", video.isSurveyed ? timesOf(clip) : `${timesOf(clip)}, ${frames}`],
    ["Video", `${sizeText(clip)}, ${video.codec}, ${lengthText(video.seconds)}`],
    ["Picture", isWhole ? "the whole" : `${width} x ${height} at ${x}, ${y} inside bars`],
  ];
  rows.push(...clips.texts[clip].map(({ name, text }) => [name, text]));
  return rows.flatMap(([name, text]) => [make("dt", {}, name), make("dd", {}, text)]);
}

function reasonList(clip) {
  const reasons = reasonsOf(clip, state.gates);
  return reasons.length === 0 ? ""
    : make("ul", { class: "reasons" }, ...reasons.map((text) => make("li", {}, nameText(text))));
}

function copyButtons(clip) {
  const group = clips.group[clip];
  if (group === 0) return "";
  const buttons = groups[groupOf(clip)].filter((other) => other !== clip).map((other) => {
    const button = make("button", { type: "button", class: "link" }, badge(other), " ",
      nameText(titleOf(other)), ` clip ${clips.clip[other]}`);
    button.addEventListener("click", () => showDetails(other));
    return make("li", {}, button);
  });
  return make("div", {}, make("h3", {}, `Group ${group}: copies of it`),
    make("ul", { class: "copies-of" }, ...buttons));
}

function scoreRow(score, clip) {
  const gates = state.gates.filter((gate) => gate.score === score.id);
  const measures = score.isOutside ? [OUTSIDE] : data.statistics;
  const span = score.isOutside ? data.statistics.length : null;
  const cells = measures.map((measure) => {
    const gate = gates.find((one) => one.measure === measure);
    const kind = !gate ? null : complaint(gate, clip) === "" ? "passed" : "failed";
    const value = column(score.id, measure)[clip];
    return make("td", { class: kind, title: kind && `gate ${kind}`, colspan: span },
      Number.isNaN(value) ? "–" : plainNumber(value));
  });
  return make("tr", {}, make("th", { scope: "row", title: score.formula }, score.id), ...cells);
}

function scoreTable(clip) {
  const head = make("tr", {}, make("th", { scope: "col" }, "score"),
    ...data.statistics.map((name) => make("th", { scope: "col" }, name)));
  return make("div", { class: "wide", tabindex: "0" }, make("table", { class: "scores" },
    make("thead", {}, head),
    make("tbody", {}, ...data.scores.map((score) => scoreRow(score, clip)))));
}

/** A picture of every moment there is one of. */
function filmstrip(strip) {
  return make("div", { class: "film" }, ...strip.urls.map(picture));
}

function neighbour(step) {
  const position = gallery.list.indexOf(details.clip);
  return position < 0 ? undefined : gallery.list[position + step];
}

function detailsButton(text, label, action, isOff) {
  const button = make("button", { type: "button", "aria-label": label, disabled: isOff,
    autofocus: label === "Close" }, text);
  button.addEventListener("click", action);
  return button;
}

function showDetails(clip) {
  const dialog = byID("details");
  details.strip?.forget();
  Object.assign(details, { clip, strip: makeStrip(clip) });
  const go = (step) => () => showDetails(neighbour(step));
  dialog.replaceChildren(
    make("header", {},
      make("h2", { id: "details-title" }, nameText(titleOf(clip))), badge(clip),
      detailsButton("‹", "Clip before", go(-1), neighbour(-1) === undefined),
      detailsButton("›", "Next clip", go(1), neighbour(1) === undefined),
      detailsButton("×", "Close", () => dialog.close(), false)),
    filmstrip(details.strip), reasonList(clip), make("dl", {}, ...factRows(clip)),
    copyButtons(clip), scoreTable(clip));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

byID("details").addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const clip = step && !event.target.closest(".wide") && neighbour(step);
  if (typeof clip === "number") showDetails(clip);
});
byID("details").addEventListener("click", (event) => {
  if (event.target === byID("details")) byID("details").close();
});
byID("details").addEventListener("close", () => {
  details.strip?.forget();
  details.strip = null;
  byID("details").replaceChildren();
});
