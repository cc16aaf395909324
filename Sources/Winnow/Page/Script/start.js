// Shows all for the first time.

refreshNow();
chooseView("clips");

/** For programs: the verdict on every clip with its reasons, as in the manifest. */
window.winnow = {
  verdicts: () => answersOf(state.judged, state.gates),
  recipe: recipeText,
  funnel: () => funnelSteps().map(({ name, count: number, note }) =>
    [name, number, note]),
};
