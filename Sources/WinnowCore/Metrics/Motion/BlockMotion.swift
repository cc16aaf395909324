/// What moves, how fast, and who moves it: from the displacements of textured blocks between analysis
/// frames at least 0.08 seconds apart, so that values hardly depend on the frame rate and a
/// slow motion is long enough to be measured at 60 frames a second.
///
/// Pairs whose blocks are not found again (cuts, dissolves) or whose brightness leaps (flashes) are
/// left out. A frame that jumps ends a shot only if its blocks are not found again: whip pans and
/// strong shake jump as well.
package struct BlockMotion: Metric {
  package let scores = [
    ScoreDescription(
      "motion.magnitude", formula: "mean displacement of blocks / picture diagonal, per second",
      unit: "diagonals/s", range: ValueRange(0...), better: .neither, scale: .analysis,
      source: "16 x 16 block search, Lucas and Kanade 1981 below a sample", needsOtherFrames: true),
    ScoreDescription(
      "motion.moving",
      formula: "share of blocks displaced by at least 1 % of the diagonal a second",
      unit: "share", range: ValueRange(0...1), better: .neither, scale: .analysis,
      source: "as motion.magnitude", needsOtherFrames: true),
    ScoreDescription(
      "motion.camera",
      formula:
        "mean displacement of blocks by the similarity most of them follow / diagonal, per second",
      unit: "diagonals/s", range: ValueRange(0...), better: .neither, scale: .analysis,
      source: "iteratively reweighted least squares on the block displacements",
      needsOtherFrames: true),
    ScoreDescription(
      "motion.object",
      formula: "mean displacement of blocks less that by the camera / diagonal, per second",
      unit: "diagonals/s", range: ValueRange(0...), better: .neither, scale: .analysis,
      source: "as motion.camera", needsOtherFrames: true),
    ScoreDescription(
      "motion.jitter",
      formula: "RMS distance of the camera's path from a quadratic in time / diagonal",
      unit: "diagonals", range: ValueRange(0...), better: .lower, scale: .analysis,
      source: "as motion.camera; over at most 0.75 s", needsOtherFrames: true),
    ScoreDescription(
      "motion.slideshow",
      formula:
        "share of blocks that follow one steady zoom and pan, less for lost blocks and shake",
      unit: "share", range: ValueRange(0...1, "0 without motion"), better: .lower, scale: .analysis,
      source: "pan and zoom of stills scores above 0.55, live video mostly below 0.4",
      needsOtherFrames: true),
  ]

  /// Least seconds between the frames compared.
  static let spacing = 0.08
  /// Diagonals per second from which a block moves: 0.3 samples of 320 x 180 in a twelfth of a second.
  static let moving = 0.01
  /// Root mean square differences, in levels, that add up to no more than this leave a still.
  static let unrest = 0.25
  /// Levels by which the mean luma of frames compared may differ.
  static let flash = 12.0

  private struct Anchor {
    let pyramid: MotionPyramid
    let seconds: Double
    /// Mean luma of the frame now less that of this one, and differences on the way, in levels.
    var lighter = 0.0
    var unrest = 0.0
  }

  private var anchor: Anchor?
  private var window = MotionWindow()

  package init() {}

  package mutating func watch(_ step: FrameStep) {
    let luma = step.frame.luma
    guard let grid = BlockGrid(width: luma.width, height: luma.height) else {
      return forget()
    }
    guard let difference = step.difference, var anchor else {
      forget()
      return stand(on: step)
    }
    anchor.lighter += difference.mean
    anchor.unrest += (Double(difference.squares) / Double(difference.count)).squareRoot()
    self.anchor = anchor
    let seconds = step.seconds - anchor.seconds
    guard seconds >= Self.spacing * 0.99 || step.isJump else { return }
    guard anchor.unrest > Self.unrest else {
      window.rest(from: anchor.seconds, to: step.seconds)
      return stand(on: step, anchor.pyramid)
    }
    compare(step, with: anchor, on: grid)
  }

  package mutating func measure(_ sample: Sample) -> [Double?] {
    defer { window = MotionWindow() }
    return window.values
  }

  private mutating func compare(_ step: FrameStep, with anchor: Anchor, on grid: BlockGrid) {
    let pyramid = MotionPyramid(step.frame, kernels: step.kernels)
    let seconds = step.seconds - anchor.seconds
    let diagonal = Self.diagonal(step.frame.luma)
    let blocks = pyramid.blocks(after: anchor.pyramid, on: grid, kernels: step.kernels)
    let field = MotionField(blocks, on: grid)
    if field.isJudged, abs(anchor.lighter) <= Self.flash, seconds > 0 {
      window.add(
        field, of: grid.count, from: anchor.seconds, to: step.seconds, diagonal: diagonal)
    } else if step.isJump {
      window = MotionWindow()
    } else {
      window.interrupt()
    }
    stand(on: step, pyramid)
  }

  private mutating func forget() {
    (anchor, window) = (nil, MotionWindow())
  }

  private mutating func stand(on step: FrameStep, _ pyramid: MotionPyramid? = nil) {
    anchor = Anchor(
      pyramid: pyramid ?? MotionPyramid(step.frame, kernels: step.kernels), seconds: step.seconds)
  }

  private static func diagonal(_ luma: Plane) -> Double {
    Double(luma.width * luma.width + luma.height * luma.height).squareRoot()
  }
}
