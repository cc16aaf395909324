refreshNow();
chooseView("clips");

/** For programs: the verdict on every clip with its reasons, as in the manifest. */
window.winnow = {
  verdicts: () => Array.from(state.judged.verdicts, (verdict, clip) => ({
    video: titleOf(clip), clip: clips.clip[clip], verdict: verdictNames[verdict],
    reasons: reasonsOf(clip, state.gates) })),
  recipe: recipeText,
  funnel: () => funnelSteps().map(({ name, count: number, note }) =>
    [name, number, note]),
};
