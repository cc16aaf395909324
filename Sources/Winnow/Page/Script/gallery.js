// The gallery: only the clips in sight have elements, however many there are.

const gallery = { list: [], items: new Map(), active: 0, columns: 1, width: 0, height: 0 };
const GAP = 12, SMALLEST = 232, CAPTION = 74, MARGIN = 400;
const verdictTexts = ["kept", "rejected", "copy", "not measured"];

/** Sizes of the cards in the width there is. */
function measureGallery() {
  const width = byID("sheet").clientWidth;
  gallery.columns = Math.max(1, Math.floor((width + GAP) / (SMALLEST + GAP)));
  gallery.width = (width - GAP * (gallery.columns - 1)) / gallery.columns;
  gallery.height = Math.round(gallery.width * 3 / 8) + CAPTION;
  const rows = Math.ceil(gallery.list.length / gallery.columns);
  byID("sheet").style.height = `${Math.max(0, rows * (gallery.height + GAP) - GAP)}px`;
}

function titleOf(clip) { return data.videos[clips.video[clip]].name; }

function timesOf(clip) {
  return `${clockText(clips.start[clip])} – ${clockText(clips.end[clip])}`;
}

function badge(clip) {
  const verdict = state.judged.verdicts[clip];
  return make("span", { class: `badge ${verdictNames[verdict]}` }, verdictTexts[verdict]);
}

function sizeText(clip) {
  const video = data.videos[clips.video[clip]];
  return `${video.width} x ${video.height}`;
}

/** By what a clip is sorted, else why it is not kept, or what it is like. */
function remark(clip) {
  const values = sortValues();
  const verdict = state.judged.verdicts[clip];
  if (values && filter.sort !== "seconds") {
    return `${filter.sort} ${Number.isNaN(values[clip]) ? "–" : plainNumber(values[clip])}`;
  }
  if (verdict === REJECT || verdict === UNMEASURED) return reasonsOf(clip, state.gates).join(", ");
  if (verdict === KEEP) return `${clips.seconds[clip].toFixed(1)} s · ${sizeText(clip)}`;
  const kept = state.judged.kept[groupOf(clip)];
  return `of ${titleOf(kept)}, clip ${clips.clip[kept]}`;
}

function makeItem(clip) {
  const strip = makeStrip(clip);
  const said = make("span", { class: "verdict" });
  const why = make("span", { class: "remark" });
  const element = make("div", { class: "item", role: "listitem" },
    make("button", { type: "button", "data-clip": clip, tabindex: "-1" }, strip.element,
      make("span", { class: "name" }, pathText(titleOf(clip))),
      make("span", { class: "when" }, said, ` clip ${clips.clip[clip]} · ${timesOf(clip)}`),
      why));
  const item = { clip, element, strip, said, why, button: element.firstChild };
  item.button.addEventListener("click", () => showDetails(clip));
  for (const name of ["pointerenter", "focus"]) item.button.addEventListener(name, strip.play);
  for (const name of ["pointerleave", "blur"]) item.button.addEventListener(name, strip.stop);
  return item;
}

function showItem(item) {
  item.said.replaceChildren(badge(item.clip));
  item.why.textContent = remark(item.clip);
  item.button.classList.toggle("kept", state.judged.verdicts[item.clip] === KEEP);
}

function placeItem(item, position) {
  const { columns, width, height, list } = gallery;
  const [x, y] = [position % columns, Math.floor(position / columns)];
  Object.assign(item.element.style, { width: `${width}px`, height: `${height}px`,
    transform: `translate(${x * (width + GAP)}px, ${y * (height + GAP)}px)` });
  item.element.setAttribute("aria-posinset", position + 1);
  item.element.setAttribute("aria-setsize", list.length);
  item.button.tabIndex = position === gallery.active ? 0 : -1;
  item.button.dataset.position = position;
}

/** The positions in sight and somewhat beyond. */
function positionsInSight() {
  const box = byID("gallery"), row = gallery.height + GAP;
  const top = box.scrollTop - byID("sheet").offsetTop;
  const first = Math.max(0, Math.floor((top - MARGIN) / row));
  const last = Math.ceil((top + box.clientHeight + MARGIN) / row);
  return [first * gallery.columns, Math.min(gallery.list.length, last * gallery.columns)];
}

/** Makes elements for what has come in sight and drops those of what has left it. */
function drawItems() {
  const [start, end] = positionsInSight();
  const wanted = new Map();
  for (let position = start; position < end; position += 1) {
    wanted.set(gallery.list[position], position);
  }
  if (gallery.active < gallery.list.length) {
    wanted.set(gallery.list[gallery.active], gallery.active);
  }
  for (const [clip, item] of gallery.items) {
    if (wanted.has(clip)) continue;
    item.strip.forget();
    item.element.remove();
    gallery.items.delete(clip);
  }
  for (const [clip, position] of wanted) {
    let item = gallery.items.get(clip);
    if (!item) {
      item = makeItem(clip);
      gallery.items.set(clip, item);
      byID("sheet").append(item.element);
      showItem(item);
    }
    placeItem(item, position);
  }
}

function drawGallery() {
  const active = gallery.list[gallery.active];
  gallery.list = listed();
  gallery.active = Math.max(0, gallery.list.indexOf(active));
  byID("shown").textContent = countText(gallery.list.length, "clip", "clips");
  byID("nothing").hidden = gallery.list.length > 0;
  if (byID("gallery").clientHeight === 0) return;
  measureGallery();
  drawItems();
  for (const item of gallery.items.values()) showItem(item);
}

/** Moves to another clip by the keyboard. */
function move(event) {
  const rows = Math.max(1, Math.floor(byID("gallery").clientHeight / (gallery.height + GAP)));
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -gallery.columns,
    ArrowDown: gallery.columns, PageUp: -rows * gallery.columns,
    PageDown: rows * gallery.columns, Home: -Infinity, End: Infinity };
  if (!(event.key in steps) || gallery.list.length === 0) return;
  event.preventDefault();
  const last = gallery.list.length - 1;
  gallery.active = Math.min(last, Math.max(0, gallery.active + steps[event.key]));
  const box = byID("gallery"), row = gallery.height + GAP;
  const top = Math.floor(gallery.active / gallery.columns) * row + byID("sheet").offsetTop;
  if (top < box.scrollTop) box.scrollTop = top - GAP;
  const beyond = top + row - box.clientHeight;
  if (beyond > box.scrollTop) box.scrollTop = beyond;
  drawItems();
  gallery.items.get(gallery.list[gallery.active]).button.focus({ preventScroll: true });
}

let scrolling = 0;
byID("gallery").addEventListener("scroll", () => {
  if (scrolling === 0) scrolling = requestAnimationFrame(() => { scrolling = 0; drawItems(); });
}, { passive: true });
byID("sheet").addEventListener("keydown", move);
byID("sheet").addEventListener("focusin", (event) => {
  gallery.active = Number(event.target.dataset.position ?? gallery.active);
});
new ResizeObserver(() => { if (state.judged) drawGallery(); }).observe(byID("gallery"));
listeners.push(drawGallery);
