extension Page {
  /// What there is of the page before its script runs.
  // swift-format-ignore
  static let skeleton = #"""
<body data-view="clips">
<header class="top">
  <h1>Winnow</h1>
  <p class="tally" role="status" aria-live="polite">
    <strong id="kept-count">0</strong> of <span id="clip-count">0</span> clips kept<span
    class="tally-time">, <span id="kept-time">0 s</span> of <span id="time-in">0 s</span></span>
    <span id="sample" hidden></span>
  </p>
  <button id="reset" type="button" disabled>Reset gates</button>
</header>
<nav class="tabs" role="tablist" aria-label="Views">
  <button role="tab" id="tab-gates" data-view="gates" aria-controls="gates">Gates</button>
  <button role="tab" id="tab-clips" data-view="clips" aria-controls="clips">Clips</button>
  <button role="tab" id="tab-copies" data-view="copies" aria-controls="copies">Copies</button>
  <button role="tab" id="tab-failures" data-view="failures"
    aria-controls="failures">Failures</button>
  <button role="tab" id="tab-speed" data-view="speed" aria-controls="speed">Speed</button>
  <button role="tab" id="tab-recipe" data-view="recipe" aria-controls="recipe">Recipe</button>
</nav>
<aside id="gates" aria-label="Funnel and gates">
  <h2>Funnel</h2>
  <table id="funnel"><tbody></tbody></table>
  <p id="sample-note" class="hint" hidden></p>
  <div class="heading">
    <h2>Gates</h2>
    <input id="gate-search" type="search" placeholder="Find a metric"
      aria-label="Find a metric">
  </div>
  <p class="legend"><span class="swatch all"></span> <span id="legend-all">all clips</span>
    <span class="swatch kept"></span> kept, by the square root</p>
  <div id="gate-list"></div>
</aside>
<main>
  <section id="clips" role="tabpanel" aria-labelledby="tab-clips" class="view">
    <form class="tools" id="tools">
      <label>Find <input id="find" type="search" placeholder="name or reason"></label>
      <label>Show <select id="show"></select></label>
      <label>Rejected by <select id="reason"></select></label>
      <label>Sort by <select id="sort"></select></label>
      <button id="direction" type="button" aria-label="Descending" aria-pressed="false"></button>
      <span class="range" id="range" hidden>
        <label>from <input id="from" type="number" step="any" placeholder="any"></label>
        <label>to <input id="to" type="number" step="any" placeholder="any"></label>
      </span>
      <output id="shown" role="status"></output>
    </form>
    <div id="gallery" class="scroller" tabindex="-1">
      <div id="sheet" role="list" aria-label="Clips"></div>
      <p id="nothing" class="empty" hidden>No clip is like that.</p>
    </div>
  </section>
  <section id="copies" role="tabpanel" aria-labelledby="tab-copies" class="view scroller"
    tabindex="0"></section>
  <section id="failures" role="tabpanel" aria-labelledby="tab-failures"
    class="view scroller" tabindex="0"></section>
  <section id="speed" role="tabpanel" aria-labelledby="tab-speed" class="view scroller"
    tabindex="0"></section>
  <section id="recipe" role="tabpanel" aria-labelledby="tab-recipe" class="view scroller">
    <h2>Recipe</h2>
    <p>The recipe of this selection with the gates as they are set here.
      <span id="screen-note" hidden>Its screen asks keyframes the gates, too: a scan by it
      may keep other videos.</span></p>
    <textarea id="recipe-text" readonly spellcheck="false" aria-label="Recipe"></textarea>
    <div class="row">
      <button id="copy-recipe" type="button">Copy</button>
      <button id="save-recipe" type="button">Download recipe.yaml</button>
      <output id="recipe-said" role="status"></output>
    </div>
    <p>To have it decide: <code>winnow select OUT --recipe recipe.yaml</code></p>
  </section>
</main>
<dialog id="details" aria-labelledby="details-title"></dialog>
<noscript>This page needs JavaScript.</noscript>
"""#
}
