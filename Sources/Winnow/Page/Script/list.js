// Which clips the gallery shows, and in which order.

const filter = { find: "", show: "", reason: "", sort: "", descending: false,
  from: null, to: null };

const showChoices = [["", "all clips"], ["keep", "kept"], ["reject", "rejected"],
  ["duplicate", "copies of kept ones"], ["unmeasured", "not measured"]];

function fill(select, choices, value) {
  const options = choices.map(([name, text]) => make("option", { value: name }, text));
  select.replaceChildren(...options);
  select.value = choices.some(([name]) => name === value) ? value : "";
}

/** What clips are rejected for now, most first. */
function fillReasons() {
  const choices = tallyFailures(state).failing.map(({ name, clips: number }) => [name, number]);
  if (filter.reason !== "" && !choices.some(([name]) => name === filter.reason)) {
    choices.push([filter.reason, 0]);
  }
  fill(byID("reason"), [["", "anything"],
    ...choices.map(([name, number]) => [name, `${name} (${number})`])], filter.reason);
}

function fillSorts() {
  const names = [...new Set(cards.map(nameOf))];
  if (filter.sort.includes(".") && !names.includes(filter.sort)) filter.sort = "";
  fill(byID("sort"), [["", "name and time"], ["seconds", "length"],
    ...names.map((name) => [name, name])], filter.sort);
  byID("range").hidden = filter.sort === "";
}

/** The values the gallery is sorted by; nil for the order of names. */
function sortValues() {
  if (filter.sort === "") return null;
  if (filter.sort === "seconds") return clips.seconds;
  const card = cards.find((one) => nameOf(one) === filter.sort);
  return column(card.score, card.measure);
}

function isFound(clip, text) {
  if (data.videos[clips.video[clip]].name.toLowerCase().includes(text)) return true;
  return state.judged.verdicts[clip] === REJECT
    && reasonsOf(clip, state.gates).some((reason) => reason.toLowerCase().includes(text));
}

function isShown(clip, values, text) {
  const verdict = state.judged.verdicts[clip];
  if (filter.show !== "" && verdictNames[verdict] !== filter.show) return false;
  if (filter.reason !== "" && (verdict !== REJECT
    || !failuresOf(clip, state.gates, state.judged).includes(filter.reason))) return false;
  if (values) {
    if (filter.from !== null && !(values[clip] >= filter.from)) return false;
    if (filter.to !== null && !(values[clip] <= filter.to)) return false;
  }
  return text === "" || isFound(clip, text);
}

/** The clips to be shown, in order; those without a value come last. */
function listed() {
  const values = sortValues();
  const text = filter.find.trim().toLowerCase();
  const list = [];
  for (let clip = 0; clip < count; clip += 1) if (isShown(clip, values, text)) list.push(clip);
  const sign = filter.descending ? -1 : 1;
  if (!values) return filter.descending ? list.reverse() : list;
  return list.sort((a, b) => {
    const [x, y] = [values[a], values[b]];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a - b;
    return sign * (x - y) || a - b;
  });
}

/** Shows what a row of the funnel stands for. */
function showFiltered(wanted) {
  Object.assign(filter, { find: "", from: null, to: null }, wanted);
  for (const id of ["find", "from", "to"]) byID(id).value = "";
  byID("show").value = filter.show;
  fillReasons();
  chooseView("clips");
  drawGallery();
}

function numberIn(input) { return input.value === "" ? null : Number(input.value); }

function readTools() {
  Object.assign(filter, { find: byID("find").value, show: byID("show").value,
    reason: byID("reason").value, sort: byID("sort").value, from: numberIn(byID("from")),
    to: numberIn(byID("to")) });
  byID("range").hidden = filter.sort === "";
  drawGallery();
}

function turnDirection() {
  filter.descending = !filter.descending;
  byID("direction").setAttribute("aria-pressed", String(filter.descending));
  drawGallery();
}

fill(byID("show"), showChoices, "");
byID("tools").addEventListener("input", readTools);
byID("tools").addEventListener("submit", (event) => event.preventDefault());
byID("direction").addEventListener("click", turnDirection);
listeners.push(() => { fillReasons(); fillSorts(); });
