// The views, what failed and how fast the scans were.

const tabs = [...document.querySelectorAll("[role=tab]")];

function chooseView(name) {
  document.body.dataset.view = name;
  for (const tab of tabs) {
    const isChosen = tab.dataset.view === name;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
  }
  if (name === "clips") drawGallery();
  if (name === "copies") openCopies();
  if (name === "failures") openFailures();
}

function moveTab(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const seen = tabs.filter((tab) => tab.offsetParent !== null);
  const next = seen[(seen.indexOf(event.target) + step + seen.length) % seen.length];
  next.focus();
  chooseView(next.dataset.view);
}

function openFailures() {
  const view = byID("failures");
  if (view.childElementCount > 0) return;
  view.append(make("h2", {}, "Failures"));
  if (data.failures.length === 0) view.append(make("p", {}, "No video failed."));
  if (data.failures.length < data.whole.failures) {
    view.append(make("p", {}, `The first ${longNumber(data.failures.length)} of `
      + `${longNumber(data.whole.failures)} videos that failed.`));
  }
  fillSlowly(view, data.failures.length, (number) => {
    const { name, reason } = data.failures[number];
    return make("div", { class: "failure" }, make("strong", {}, nameText(name)),
      make("span", {}, nameText(reason)));
  });
}

function speedText({ seconds, videoSeconds }) {
  return `${(videoSeconds / Math.max(seconds, 1e-3)).toFixed(1)} times as fast as they play`;
}

function fillSpeed() {
  const view = byID("speed");
  view.append(make("h2", {}, "Hours and speed"));
  const kept = make("dd", { id: "speed-kept" });
  view.append(make("dl", {}, make("dt", {}, "In"), make("dd", {}, lengthText(data.secondsIn)),
    make("dt", {}, "Out"), kept));
  listeners.push(() => {
    const { seconds } = keptOfAll();
    const share = (100 * seconds) / Math.max(data.secondsIn, 1e-9);
    kept.textContent = `${isEstimate() ? "≈ " : ""}${lengthText(seconds)}, ${share.toFixed(1)} %`;
  });
  if (data.scans.length === 0) return;
  const rows = data.scans.map((scan) => make("tr", {},
    make("td", {}, scan.started.replace("T", " ").replace("Z", " UTC")),
    make("td", {}, lengthText(scan.videoSeconds)), make("td", {}, lengthText(scan.seconds)),
    make("td", {}, speedText(scan)), make("td", {}, scan.version)));
  const head = ["scan", "video", "took", "speed", "version"]
    .map((name) => make("th", { scope: "col" }, name));
  view.append(make("h3", {}, "Scans"), make("div", { class: "wide", tabindex: "0" },
    make("table", { class: "plain" }, make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...rows))));
}

function label(id, text, number) {
  byID(id).replaceChildren(text, make("span", { class: "number" }, ` ${number}`));
}

fillSpeed();
label("tab-copies", "Copies", groups.length);
label("tab-failures", "Failures", data.whole.failures);
for (const tab of tabs) {
  tab.addEventListener("click", () => chooseView(tab.dataset.view));
  tab.addEventListener("keydown", moveTab);
}
