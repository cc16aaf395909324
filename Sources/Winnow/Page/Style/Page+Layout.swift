extension Page {
  /// Where the parts of the page stand on a wide screen.
  // swift-format-ignore
  static let layout = #"""
body {
  display: grid; height: 100dvh; overflow: hidden;
  grid: "top top" auto "gates tabs" auto "gates main" minmax(0, 1fr) / 384px minmax(0, 1fr);
}
.top {
  grid-area: top; display: flex; align-items: center; gap: 20px; padding: 10px 20px;
  background: var(--panel); border-bottom: 1px solid var(--line);
}
.tally { flex: 1; color: var(--quiet); font-variant-numeric: tabular-nums; }
.tally strong { color: var(--kept); font-size: 1.35rem; font-weight: 650; }
#sample { display: block; font-size: .85rem; color: var(--text); }
.tabs {
  grid-area: tabs; display: flex; gap: 4px; padding: 8px 16px 0;
  border-bottom: 1px solid var(--line);
}
.tabs button {
  border: 0; border-radius: 6px 6px 0 0; background: none; padding: 7px 12px;
  color: var(--quiet); border-bottom: 2px solid transparent;
}
.tabs [aria-selected=true] { color: var(--text); border-color: var(--kept); font-weight: 600; }
.tabs .number { color: var(--quiet); font-weight: 400; }
#tab-gates { display: none; }
aside {
  grid-area: gates; overflow: hidden auto; padding: 16px 20px 40px; background: var(--panel);
  border-right: 1px solid var(--line);
}
main { grid-area: main; min-height: 0; position: relative; }
.view { display: none; height: 100%; }
.scroller { overflow-y: auto; }
body[data-view=clips] #clips, body[data-view=gates] #clips {
  display: flex; flex-direction: column;
}
body[data-view=copies] #copies, body[data-view=failures] #failures,
body[data-view=speed] #speed, body[data-view=recipe] #recipe { display: block; }
"""#
}
