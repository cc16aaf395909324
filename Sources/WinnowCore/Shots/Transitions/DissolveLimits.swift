/// What a window must show to be a dissolve.
///
/// Bounds and weights were fitted on edits of two sets of clips and on real clips without dissolves, so
/// that the costs of both lie apart; `HowShotsAreFound.md` says what each is for.
struct DissolveLimits {
  /// Squared levels of mean gradient energy that one end must have for a dip to mean anything.
  static let energy = 8.0
  /// Largest energy of the centre over the mean of the ends; .5 for unrelated pictures.
  static let dip = 0.88
  /// The same with the edges of bars, which do not soften.
  static let barredDip = 0.97
  /// Largest squared rest of a frame over the squared difference of the ends.
  static let residual = 0.5
  /// Largest mean relative error of the blocks' energy against that of a blend of unrelated
  /// pictures, and its largest ratio to the error against what motion would give.
  static let energyError = 0.9
  static let energyErrorRatio = 1.15
  /// Levels by which the ends must differ after motion compensation, and the least share of that in
  /// their contrast.
  static let difference = 10.0
  static let relativeDifference = 0.30
  /// Samples of the thumb that blocks may move between the ends.
  static let radius = 6
  /// Levels added to the contrast of the ends before it divides their difference.
  static let contrastFloor = 4.0
  /// Shares of the new shot at which a dissolve begins and ends.
  static let beginning = 0.08
  static let ending = 0.92
  /// The largest cost of a dissolve.
  static let cost = 0.72

  /// Share of the new shot at the centre.
  let centre = 0.25...0.75
  /// Growth of that share from step to step.
  let step: ClosedRange<Double>

  /// Short windows are coarser samples of a dissolve and may vary more.
  init(halfLength: Int) {
    step = -0.13...(halfLength <= 5 ? 0.65 : 0.35)
  }
}
