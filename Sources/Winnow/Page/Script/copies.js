// Groups of copies, side by side.

const copyItems = [];

/** Fills `container` a few at a time as its end comes in sight. */
function fillSlowly(container, number, makeOne) {
  let next = 0;
  const end = make("div", { class: "end" });
  container.append(end);
  const more = () => {
    for (let i = 0; i < 20 && next < number; i += 1, next += 1) end.before(makeOne(next));
    if (next < number) return;
    watcher.disconnect();
    end.remove();
  };
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    more();
    // What was added may leave the end in sight, which is no news to the watcher.
    watcher.unobserve(end);
    if (end.isConnected) watcher.observe(end);
  }, { root: container, rootMargin: "600px" });
  watcher.observe(end);
}

function copyItem(clip) {
  const item = makeItem(clip);
  item.button.tabIndex = 0;
  copyItems.push(item);
  showCopy(item);
  return item.element;
}

function showCopy(item) {
  showItem(item);
  const isKept = state.judged.kept[groupOf(item.clip)] === item.clip;
  const likeness = clips.similarity[item.clip];
  item.why.textContent = sizeText(item.clip)
    + (isKept || likeness === null ? "" : ` · similarity ${shortNumber(likeness)}`);
}

function copyGroup(number) {
  const members = groups[number];
  const name = `Group ${groupNumbers[number]}`;
  return make("section", { class: "group", "aria-label": name },
    make("h3", {}, `${name} · ${members.length} clips`),
    make("div", { class: "members", role: "list" }, ...members.map(copyItem)));
}

/** Made when it is looked at for the first time. */
function openCopies() {
  const view = byID("copies");
  if (view.childElementCount > 0) return;
  view.append(make("h2", {}, "Copies"));
  const intro = data.whole.groups === 0 ? "No clip shows the footage of another."
    : "Clips that show the same footage. One of each group is kept, of those that no gate rejects.";
  const said = isSample && data.whole.groups > 0
    ? ` These are ${longNumber(groups.length)} of ${longNumber(data.whole.groups)} groups, each with`
      + ` all its clips; groups of more than ${longNumber(data.whole.mostCopies)} are not shown.` : "";
  view.append(make("p", {}, intro + said));
  fillSlowly(view, groups.length, copyGroup);
}

listeners.push(() => { for (const item of copyItems) showCopy(item); });
