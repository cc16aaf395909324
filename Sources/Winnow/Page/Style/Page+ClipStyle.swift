extension Page {
  /// The gallery.
  // swift-format-ignore
  static let clipStyle = #"""
.tools { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px;
  padding: 12px 16px; }
.tools label { display: grid; gap: 2px; font-size: .78rem; color: var(--quiet); }
.tools label > * { font-size: .9rem; color: var(--text); }
.tools select { width: 150px; }
#find { width: 160px; }
.range { display: flex; gap: 8px; }
.range input { width: 84px; }
#direction::before { content: "↑"; }
#direction[aria-pressed=true]::before { content: "↓"; }
#shown { margin-left: auto; color: var(--quiet); padding-bottom: 6px; }
#gallery { flex: 1; min-height: 0; padding: 4px 16px 24px; position: relative;
  overflow-anchor: none; scrollbar-gutter: stable; }
#sheet { position: relative; }
#sheet .item { position: absolute; top: 0; left: 0; contain: strict; }
.item > button { display: flex; flex-direction: column; align-items: stretch; width: 100%;
  height: 100%; padding: 0; overflow: hidden; text-align: left; border-radius: 8px; }
.item > button:focus-visible { outline-offset: -2px; }
.item span { display: block; }
.item .name, .item .when, .item .remark { padding: 0 10px; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; line-height: 20px; }
.item .name { padding-top: 6px; box-sizing: content-box; font-weight: 500; }
.item .path { display: flex; }
.path > * { overflow: hidden; text-overflow: ellipsis; }
.path .folder { flex: 0 9999 auto; min-width: 0; color: var(--quiet); font-weight: 400; }
.path .file { flex: 0 1 auto; min-width: 0; }
.item .when { color: var(--quiet); font-size: .86em; font-variant-numeric: tabular-nums; }
.item .when span { display: inline; }
.item .remark { color: var(--quiet); font-size: .86em; }
.badge { display: inline-block; padding: 0 7px; border-radius: 9px; font-size: .78rem;
  line-height: 18px; font-weight: 600; border: 1px solid currentColor; }
.badge.keep { color: var(--kept); }
.badge.reject, .badge.unmeasured { color: var(--lost); }
.badge.duplicate { color: var(--copy); }
.item > button:not(.kept) img { opacity: .62; }
.item > button:not(.kept):is(:hover, :focus) img { opacity: 1; }
.strip { aspect-ratio: 8 / 3; background: var(--film); overflow: hidden; }
.item .strip { display: grid; gap: 1px; grid: 1fr 1fr / 2fr 1fr; }
.item .strip.count-0 { display: flex; align-items: center; justify-content: center; }
.strip .none { color: #8d8b85; font-size: .85em; }
.strip img { width: 100%; height: 100%; min-width: 0; min-height: 0; display: block;
  object-fit: contain; background: var(--film); }
.strip img:first-child { grid-row: 1 / 3; }
.strip.count-1 img:first-child { grid-column: 1 / 3; }
.strip.count-2 img:last-child { grid-row: 1 / 3; }
.empty { color: var(--quiet); padding: 40px 0; text-align: center; }
"""#
}
