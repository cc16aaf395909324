/// What a window must show to be a dissolve. All fitted on edits of real clips, where sharpening
/// any of them alone lost a dissolve or loosening it gained nothing: `reference/shots.md`.
struct DissolveLimits {
  /// Half-lengths of the windows tried, in steps.
  static let halfLengths = [3, 5, 8, 11, 16, 22]
  /// Squared levels of mean gradient energy that one end must have for a dip to mean anything.
  static let energy = 8.0
  /// Largest squared rest of a frame over the squared difference of the ends.
  static let residual = 0.32
  /// Largest mean relative error of the blocks' energy against that of a blend of unrelated
  /// pictures, and its largest ratio to the error against what motion would give.
  static let energyError = 0.40
  static let energyErrorRatio = 1.1
  /// Levels by which the ends must differ after motion compensation.
  static let difference = 12.0
  /// Samples of the thumb that blocks may move between the ends.
  static let radius = 6
  /// Levels added to the contrast of the ends before it divides their difference.
  static let contrastFloor = 4.0
  /// Shares of the new shot at which a dissolve begins and ends.
  static let beginning = 0.08
  static let ending = 0.92

  /// Largest energy of the centre over the mean of the ends; .5 for unrelated pictures.
  let dip: Double
  /// Share of the new shot at the centre.
  let centre: ClosedRange<Double>
  /// Growth of that share from step to step.
  let step: ClosedRange<Double>

  /// Short windows are coarser samples of a dissolve and may vary more.
  init(halfLength: Int) {
    let isShort = halfLength <= 5
    dip = isShort ? 0.72 : 0.62
    centre = isShort ? 0.2...0.8 : 0.3...0.7
    step = isShort ? -0.06...0.65 : -0.06...0.30
  }

  /// Least difference of the ends over their contrast; a near perfect blend may be of pictures that
  /// are more alike.
  static func relativeDifference(residual: Double, energyError: Double) -> Double {
    residual < 0.06 && energyError < 0.25 ? 0.33 : 0.40
  }
}
