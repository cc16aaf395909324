extension Page {
  static let style = [colours, layout, controls, gateStyle, clipStyle, viewStyle, phone]
    .joined(separator: "\n")

  private static let colours = #"""
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

  private static let layout = #"""
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

  private static let controls = #"""
    button, input, select, textarea { font: inherit; color: inherit; }
    button, input, select {
      border: 1px solid var(--line); border-radius: 6px; background: var(--panel);
      padding: 5px 10px; min-height: 32px;
    }
    button { cursor: pointer; }
    button:hover:not(:disabled) { background: var(--raised); }
    button:disabled { color: var(--faint); cursor: default; }
    button.link {
      border: 0; background: none; padding: 0; min-height: 0; text-align: left; color: inherit;
    }
    button.link:hover { text-decoration: underline; background: none; }
    select { padding-right: 4px; max-width: 100%; }
    input::placeholder { color: var(--quiet); }
    """#

  private static let gateStyle = #"""
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

  private static let clipStyle = #"""
    .tools { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px;
      padding: 12px 16px; }
    .tools label { display: grid; gap: 2px; font-size: .78rem; color: var(--quiet); }
    .tools label > * { font-size: .9rem; color: var(--text); }
    .tools select { width: 168px; }
    #find { width: 180px; }
    .range { display: flex; gap: 8px; }
    .range input { width: 96px; }
    #direction::before { content: "↑"; }
    #direction[aria-pressed=true]::before { content: "↓"; }
    #shown { margin-left: auto; color: var(--quiet); padding-bottom: 6px; }
    #gallery { flex: 1; min-height: 0; padding: 4px 16px 24px; position: relative;
      overflow-anchor: none; scrollbar-gutter: stable; }
    #sheet { position: relative; }
    #sheet .item { position: absolute; top: 0; left: 0; contain: strict; }
    .item > button { display: flex; flex-direction: column; align-items: stretch; width: 100%; height: 100%; padding: 0; overflow: hidden;
      text-align: left; border-radius: 8px; }
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
    .badge.reject { color: var(--lost); }
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

  private static let viewStyle = #"""
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
    dialog { width: min(960px, calc(100vw - 24px)); max-height: calc(100dvh - 24px); padding: 0 20px 20px;
      border: 1px solid var(--line); border-radius: 12px; background: var(--panel);
      color: var(--text); }
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

  private static let phone = #"""
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
