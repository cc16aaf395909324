// A card for each gate: a histogram with two handles, and the bounds as numbers.

const axes = new Map();
const seenCards = new Set();
const cardWatcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const card = cards[Number(entry.target.dataset.card)];
    if (entry.isIntersecting) seenCards.add(card); else seenCards.delete(card);
    if (entry.isIntersecting) drawHistogram(card);
  }
}, { rootMargin: "200px" });

function axisOf(card) {
  const name = nameOf(card);
  if (!axes.has(name)) axes.set(name, makeAxis(column(card.score, card.measure)));
  return axes.get(name);
}

function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function makeCard(card, number) {
  const score = data.scores[scoreNumbers.get(card.score)];
  const title = make("h4", { title: `${score.formula} (${score.range})` }, card.score);
  const measure = make("select", { "aria-label": `Statistic of ${card.score}` },
    ...measuresOf(card.score).map((name) => make("option", {}, name)));
  const paths = ["all", "kept"].map((name) => svg("path", { class: name }));
  const chart = svg("svg", { viewBox: `0 0 ${BINS} 1`, preserveAspectRatio: "none",
    "aria-hidden": "true" });
  chart.append(...paths);
  const shades = ["lower", "upper"].map((side) => make("div", { class: `shade ${side}` }));
  const handles = ["lower", "upper"].map((side) => makeHandle(card, side));
  const plot = make("div", { class: "plot" }, chart, ...shades, ...handles);
  const inputs = ["lower", "upper"].map((side) => makeBound(card, side));
  const said = make("output", { class: "said" });
  const element = make("section", { class: "card", "data-card": number,
    "aria-label": `Gate on ${card.score}` },
    make("header", {}, title, measure), plot,
    make("div", { class: "bounds" }, inputs[0], said, inputs[1]));
  Object.assign(card, { element, paths, shades, handles, inputs, said, plot });
  card.show = () => showCard(card, measure);
  measure.addEventListener("change", () => chooseMeasure(card, measure));
  plot.addEventListener("pointerdown", (event) => grab(card, event));
  cardWatcher.observe(element);
  return element;
}

function makeBound(card, side) {
  const input = make("input", { type: "number", step: "any", placeholder: "none",
    "aria-label": `${side === "lower" ? "Lowest" : "Highest"} ${card.score}` });
  input.addEventListener("change", () => {
    setBound(card, side, input.value === "" ? null : Number(input.value));
  });
  return input;
}

function makeHandle(card, side) {
  const handle = make("div", { class: `handle ${side}`, role: "slider", tabindex: "0",
    "aria-orientation": "horizontal", "data-side": side });
  handle.addEventListener("keydown", (event) => step(card, side, event));
  return handle;
}

/** Another gate of the same score may have the statistic already. */
function chooseMeasure(card, select) {
  const isTaken = cards.some((other) => other !== card && other.score === card.score
    && other.measure === select.value);
  if (isTaken) {
    select.value = card.measure;
    return;
  }
  Object.assign(card, { measure: select.value, lower: null, upper: null });
  if (card.measure === card.first.measure) {
    Object.assign(card, { lower: card.first.lower, upper: card.first.upper });
  }
  card.show();
  refresh();
}

/** Sets a bound; the other one gives way. */
function setBound(card, side, value) {
  const other = side === "lower" ? "upper" : "lower";
  card[side] = value;
  const isCrossed = card.lower !== null && card.upper !== null && card.lower > card.upper;
  if (isCrossed) card[other] = value;
  card.show();
  refresh();
}

/** Where a handle stands: at the end of the axis where there is no bound. */
function placeOf(card, side) {
  if (card[side] === null) return side === "lower" ? 0 : 1;
  return axisOf(card).place(card[side]);
}

function setPlace(card, side, place) {
  const isOpen = side === "lower" ? place <= 0 : place >= 1;
  setBound(card, side, isOpen ? null : roundedValue(axisOf(card), place));
}

function step(card, side, event) {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -20,
    PageUp: 20 };
  const place = placeOf(card, side);
  if (event.key in steps) {
    const next = Math.round(place * PLACES + steps[event.key]) / PLACES;
    setPlace(card, side, Math.min(1, Math.max(0, next)));
  } else if (event.key === "Home") setPlace(card, side, 0);
  else if (event.key === "End") setPlace(card, side, 1);
  else if (event.key === "Delete" || event.key === "Backspace") setBound(card, side, null);
  else return;
  event.preventDefault();
}

/** The nearer handle follows the pointer. */
function grab(card, event) {
  if (event.button !== 0) return;
  const box = card.plot.getBoundingClientRect();
  const place = (x) => Math.min(1, Math.max(0, (x - box.left) / box.width));
  const at = place(event.clientX);
  const side = event.target.dataset.side ?? nearerSide(card, at);
  const handle = card.handles[side === "lower" ? 0 : 1];
  const offset = event.target === handle ? placeOf(card, side) - at : 0;
  const follow = (moved) => setPlace(card, side, place(moved.clientX) + offset);
  const release = () => card.plot.removeEventListener("pointermove", follow);
  card.plot.setPointerCapture(event.pointerId);
  card.plot.addEventListener("pointermove", follow);
  card.plot.addEventListener("lostpointercapture", release, { once: true });
  handle.focus({ preventScroll: true });
  if (event.target !== handle) follow(event);
  event.preventDefault();
}

function nearerSide(card, place) {
  const [lower, upper] = [placeOf(card, "lower"), placeOf(card, "upper")];
  return Math.abs(place - lower) <= Math.abs(place - upper) ? "lower" : "upper";
}

function showCard(card, select) {
  select.value = card.measure;
  ["lower", "upper"].forEach((side, number) => { showBound(card, side, number); });
  card.element.classList.toggle("set", isGate(card));
  if (seenCards.has(card)) drawHistogram(card);
}

function showBound(card, side, number) {
  const [value, place, axis] = [card[side], placeOf(card, side), axisOf(card)];
  const handle = card.handles[number];
  handle.style.left = `${100 * place}%`;
  handle.setAttribute("aria-label", `${side === "lower" ? "Lowest" : "Highest"} ${nameOf(card)}`);
  handle.setAttribute("aria-valuemin", axis.low);
  handle.setAttribute("aria-valuemax", axis.high);
  handle.setAttribute("aria-valuenow", value ?? (number === 0 ? axis.low : axis.high));
  handle.setAttribute("aria-valuetext", value === null ? "no bound" : String(value));
  card.shades[number].style.width = `${100 * (number === 0 ? place : 1 - place)}%`;
  card.inputs[number].value = value === null ? "" : String(value);
}

function drawHistogram(card) {
  if (!state.judged) return;
  const axis = axisOf(card);
  const { all, kept } = countBins(axis, state.judged.verdicts);
  const most = Math.max(1, ...all);
  card.paths[0].setAttribute("d", barsPath(all, most));
  card.paths[1].setAttribute("d", barsPath(kept, most));
  const number = state.gates.indexOf(card);
  const rejects = number < 0 ? 0 : state.judged.failures[number];
  card.said.classList.toggle("some", rejects > 0);
  card.said.textContent = axis.isEmpty ? "no values"
    : number < 0 ? `${plainNumber(axis.low)} … ${plainNumber(axis.high)}`
    : countText(rejects, "clip fails", "clips fail") + (isSample ? " of the sample" : "");
}

function familyOf(score) { return score.split(".")[0]; }

/** Gates of the recipe first, then all others by family. */
function listGates() {
  const list = byID("gate-list");
  let heading = "";
  cards.forEach((card, number) => {
    const wanted = card.isGiven ? "In the recipe" : familyOf(card.score);
    if (wanted !== heading) list.append(make("h3", {}, wanted));
    heading = wanted;
    list.append(makeCard(card, number));
  });
  for (const card of cards) card.show();
}

/** Leaves the cards whose score has `text` in its name. */
function searchGates(text) {
  for (const card of cards) {
    card.element.hidden = !card.score.includes(text.trim().toLowerCase());
  }
  for (const heading of byID("gate-list").querySelectorAll("h3")) {
    let next = heading.nextElementSibling;
    while (next?.hidden) next = next.nextElementSibling;
    heading.hidden = !next || next.tagName === "H3";
  }
}

if (count > 0) listGates();
byID("gate-search").addEventListener("input", (event) => searchGates(event.target.value));
listeners.push(() => { for (const card of seenCards) drawHistogram(card); });
