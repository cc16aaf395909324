extension Page {
  /// The funnel as `winnow select` prints it.
  static let funnel = #"""
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
      const { failing, rejected, excluded } = tallyFailures();
      let copies = 0, unmeasured = 0;
      for (let clip = 0; clip < count; clip += 1) {
        if (judged.verdicts[clip] === COPY) copies += 1;
        if (judged.verdicts[clip] === UNMEASURED) unmeasured += 1;
      }
      const steps = rejected === 0 ? [] : [{ name: "  rejected", count: rejected, note: "",
        filter: { show: "reject", reason: "" } }];
      steps.push(...failing.filter(({ name }) => name !== "excluded").map((one) => ({
        name: `    by ${one.name}`, count: one.clips,
        note: one.alone > 0 ? `${one.alone} by it alone` : "",
        filter: { show: "reject", reason: one.name } })));
      steps.push(...notAskedSteps(gates));
      if (unmeasured > 0) {
        steps.push({ name: "  unmeasured", count: unmeasured, note: "scan again to measure them",
          filter: { show: "unmeasured", reason: "" } });
      }
      if (excluded > 0) {
        steps.push({ name: "  excluded", count: excluded, note: "",
          filter: { show: "reject", reason: "excluded" } });
      }
      if (copies > 0) {
        steps.push({ name: "  copies", count: copies, note: `in ${groups.length} group${groups.length === 1 ? "" : "s"}`,
          filter: { show: "duplicate", reason: "" } });
      }
      steps.push({ name: "kept", count: judged.count, note: lengthText(judged.seconds),
        filter: { show: "keep", reason: "" } });
      return steps;
    }

    function funnelRow(step, most) {
      const name = step.name.trim();
      const label = step.filter
        ? make("button", { type: "button", class: "link", title: "Show these clips" }, name)
        : make("span", {}, name);
      if (step.filter) label.addEventListener("click", () => showFiltered(step.filter));
      const bar = make("span", { class: "bar" });
      bar.style.width = `${Math.max(0.5, (100 * step.count) / Math.max(1, most))}%`;
      const kind = name === "kept" ? "kept" : step.name.startsWith(" ") ? "lost" : "step";
      return make("tr", { class: kind },
        make("th", { scope: "row" }, label, bar),
        make("td", { class: "number" }, String(step.count)),
        make("td", { class: "note" }, step.note));
    }

    function drawFunnel() {
      const steps = data.isWithoutClips ? data.steps : data.videoSteps.concat(clipSteps());
      const most = Math.max(...steps.map((step) => step.count));
      byID("funnel").tBodies[0].replaceChildren(...steps.map((step) => funnelRow(step, most)));
      byID("kept-count").textContent = String(state.judged.count);
      byID("clip-count").textContent = String(count);
      byID("kept-time").textContent = lengthText(state.judged.seconds);
      byID("time-in").textContent = lengthText(data.secondsIn);
      byID("reset").disabled = !cards.some(isChanged);
    }

    listeners.push(drawFunnel);
    byID("reset").addEventListener("click", resetGates);
    """#
}
