extension Page {
  /// Colours of light and dark, letters and what is the same everywhere.
  // swift-format-ignore
  static let colours = #"""
:root {
  color-scheme: light dark;
  --back: #f7f7f5; --panel: #ffffff; --raised: #f0f0ec; --line: #dedcd6; --text: #1b1b19;
  --quiet: #66645e; --faint: #c9c7c0; --kept: #0a7568; --lost: #a8481f; --copy: #6546b3;
  --focus: #1a6fd6; --shade: rgb(247 247 245 / .72); --film: #e4e3de;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #131312; --panel: #1b1b1a; --raised: #262624; --line: #343431; --text: #ecebe6;
    --quiet: #a3a199; --faint: #4b4a46; --kept: #45c3b1; --lost: #e58f66; --copy: #b7a3f2;
    --focus: #6aaefc; --shade: rgb(19 19 18 / .7); --film: #000;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { height: 100%; font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
body { margin: 0; color: var(--text); background: var(--back); }
h1, h2, h3, h4, p, dl, dd, ul { margin: 0; padding: 0; }
h1 { font-size: 1.05rem; letter-spacing: .01em; }
h2 { font-size: 1rem; }
h3 { font-size: .78rem; color: var(--quiet); font-weight: 600; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
td, .number, output, #tools input[type=number] { font-variant-numeric: tabular-nums; }
"""#
}
