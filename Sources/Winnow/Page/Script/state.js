// The gates as they are set, and who is told when they change.

/** Gates in the order in which they are asked; those without bounds are none. */
const cards = [];
for (const gate of data.gates) cards.push({ ...gate, lower: gate.lower ?? null,
  upper: gate.upper ?? null, isGiven: true });
for (const score of data.scores) {
  if (cards.some((card) => card.score === score.id)) continue;
  const measure = score.isOutside ? OUTSIDE : "median";
  cards.push({ score: score.id, measure, lower: null, upper: null });
}
for (const card of cards) card.first = { ...card };

const listeners = [];
const state = { gates: [], judged: null, drawing: 0 };

function isGate(card) { return card.lower !== null || card.upper !== null; }

function isChanged(card) {
  return card.lower !== card.first.lower || card.upper !== card.first.upper
    || (card.measure !== card.first.measure && isGate(card));
}

/** Judges anew and shows it, once before the next picture however often it is asked. */
function refresh() {
  if (state.drawing !== 0) return;
  state.drawing = requestAnimationFrame(() => {
    state.drawing = 0;
    refreshNow();
  });
}

function refreshNow() {
  state.gates = count > 0 ? cards.filter(isGate) : [];
  state.judged = judge(state.gates);
  for (const listener of listeners) listener();
}

function resetGates() {
  for (const card of cards) {
    const { measure, lower, upper } = card.first;
    Object.assign(card, { measure, lower, upper });
    card.show();
  }
  refresh();
}
