extension Page {
  /// The funnel and the gates.
  // swift-format-ignore
  static let gateStyle = #"""
#funnel { border-collapse: collapse; width: 100%; margin: 6px 0 22px; }
#funnel th { font-weight: 400; text-align: left; padding: 3px 0; position: relative; }
#funnel .lost th { padding-left: 14px; color: var(--quiet); }
#funnel td { text-align: right; padding-left: 10px; white-space: nowrap; vertical-align: top;
  padding-top: 3px; }
#funnel .note { color: var(--quiet); text-align: left; font-size: .85em; min-width: 84px;
  white-space: normal; }
#funnel .bar { display: block; height: 3px; border-radius: 2px; margin-top: 2px;
  background: var(--faint); }
#funnel .lost .bar { background: var(--lost); }
#funnel .kept .bar { background: var(--kept); }
#funnel .kept th, #funnel .kept .number { font-weight: 650; color: var(--kept); }
.hint { color: var(--quiet); font-size: .85em; margin: -14px 0 22px; }
.heading { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.heading input { width: 170px; }
.legend { color: var(--quiet); font-size: .85em; margin: 6px 0; }
.swatch { display: inline-block; width: 10px; height: 10px; border-radius: 2px;
  margin: 0 3px 0 8px; background: var(--faint); }
.swatch:first-child { margin-left: 0; }
.swatch.kept { background: var(--kept); }
#gate-list h3 { margin: 18px 0 4px; }
#gate-list h3::first-letter { text-transform: uppercase; }
.card { padding: 8px 0 10px; border-top: 1px solid var(--line); }
.card header { display: flex; align-items: center; justify-content: space-between; gap: 8px; }
.card h4 { font-size: .9rem; font-weight: 500; overflow-wrap: anywhere; }
.card.set h4 { font-weight: 650; }
.card select { border-color: transparent; color: var(--quiet); background: none;
  min-height: 28px; padding: 2px; }
.plot { position: relative; height: 52px; margin: 4px 8px 6px; touch-action: pan-y;
  border-bottom: 1px solid var(--faint); cursor: ew-resize; }
.plot svg { width: 100%; height: 100%; display: block; }
.plot .all { fill: var(--faint); }
.plot .kept { fill: var(--kept); }
.shade { position: absolute; top: 0; bottom: 0; background: var(--shade); pointer-events: none; }
.shade.lower { left: 0; }
.shade.upper { right: 0; }
.handle { position: absolute; top: 0; bottom: -5px; width: 24px; margin-left: -12px;
  touch-action: none; cursor: ew-resize; border-radius: 4px; }
.handle::before { content: ""; position: absolute; left: 11px; top: 0; bottom: 5px; width: 2px;
  background: var(--quiet); }
.handle::after { content: ""; position: absolute; left: 6px; bottom: 0; width: 12px;
  height: 12px; border-radius: 50%; background: var(--panel); border: 2px solid var(--quiet); }
.card.set .handle::before { background: var(--text); }
.card.set .handle::after { border-color: var(--text); }
.handle:focus-visible { outline-offset: -2px; }
.bounds { display: grid; grid-template-columns: 92px 1fr 92px; align-items: center; gap: 6px; }
.bounds input { width: 100%; padding: 2px 6px; min-height: 28px; }
.bounds input:last-child { text-align: right; }
.said { text-align: center; color: var(--quiet); font-size: .82em; }
.said.some { color: var(--lost); }
"""#
}
