extension Page {
  /// What differs on a narrow screen.
  // swift-format-ignore
  static let phone = #"""
@media (max-width: 860px) {
  body { grid: "top" auto "main" minmax(0, 1fr) "tabs" auto / minmax(0, 1fr); }
  .top { gap: 10px; padding: 8px 12px; }
  .top h1, .tally-time { display: none; }
  .tabs { padding: 0; border: 0; border-top: 1px solid var(--line); background: var(--panel);
    justify-content: space-between; gap: 0; overflow-x: auto; }
  .tabs button { padding: 12px 4px; flex: 1; border-radius: 0; font-size: .84rem;
    border-bottom: 0; border-top: 2px solid transparent; white-space: nowrap; }
  #tab-gates { display: block; }
  .tabs .number { display: none; }
  aside { grid-area: main; display: none; border: 0; padding: 14px 14px 40px; }
  body[data-view=gates] aside { display: block; }
  body[data-view=gates] #clips { display: none; }
  .tools { padding: 10px 12px; gap: 6px 8px; }
  .tools label { flex: 1 1 40%; }
  .tools select, #find { width: 100%; }
  #gallery { padding: 4px 12px 20px; }
  .view.scroller { padding: 14px; }
  dialog header { flex-wrap: wrap; }
  dialog h2 { flex: 1 1 100%; }
  dialog header .badge { margin-right: auto; }
  .plot { height: 60px; }
  .bounds input, .heading input { font-size: 16px; }
}
@media (prefers-reduced-motion: no-preference) {
  .item > button { transition: background .12s; }
}
"""#
}
