extension Page {
  /// The other views and the details of a clip.
  // swift-format-ignore
  static let viewStyle = #"""
.view.scroller { padding: 18px 20px 40px; }
.view > * { max-width: 1100px; }
.view h2 + p { color: var(--quiet); margin: 4px 0 14px; }
.group { margin: 14px 0; padding: 12px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--panel); max-width: none; }
.members { display: grid; gap: 12px; margin-top: 8px;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 232px), 1fr)); }
.members .item > button { height: auto; padding-bottom: 8px; }
.members .item > button.kept { border-color: var(--kept); box-shadow: 0 0 0 1px var(--kept); }
.failure { display: grid; gap: 2px; padding: 10px 0; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; }
.failure span { color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 10px 0 18px; }
dt { color: var(--quiet); }
.wide { overflow-x: auto; }
table.plain, table.scores { border-collapse: collapse; margin-top: 8px; }
.plain td, .plain th, .scores td, .scores th { padding: 4px 14px 4px 0; text-align: left;
  white-space: nowrap; border-top: 1px solid var(--line); font-weight: 400; }
.plain thead th, .scores thead th { border: 0; color: var(--quiet); font-size: .85em; }
.scores td, .scores thead th:not(:first-child) { text-align: right; }
.scores .failed { color: var(--lost); font-weight: 650; }
.scores .passed { color: var(--kept); font-weight: 650; }
#recipe-text { width: 100%; max-width: 720px; padding: 12px; border-radius: 8px;
  border: 1px solid var(--line); background: var(--panel); resize: vertical; display: block;
  font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.row { display: flex; gap: 10px; align-items: center; margin: 12px 0; }
code { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
dialog { width: min(960px, calc(100vw - 24px)); max-height: calc(100dvh - 24px);
  padding: 0 20px 20px; border: 1px solid var(--line); border-radius: 12px;
  background: var(--panel); color: var(--text); }
dialog::backdrop { background: rgb(0 0 0 / .5); }
dialog header { position: sticky; top: 0; display: flex; align-items: center; gap: 8px;
  padding: 14px 0 10px; background: var(--panel); z-index: 1; }
dialog h2 { flex: 1; min-width: 0; overflow-wrap: anywhere; }
dialog header button { min-width: 34px; }
dialog h3 { margin: 12px 0 4px; }
.film { display: flex; gap: 2px; overflow-x: auto; border-radius: 6px; }
.film img { height: 108px; width: auto; flex: none; display: block; }
.reasons { list-style: none; color: var(--lost); margin-top: 10px; overflow-wrap: anywhere; }
.copies-of { list-style: none; display: grid; gap: 6px; margin-bottom: 16px; }
"""#
}
