/// Finds where one shot blends into the next.
///
/// In a dissolve each frame is a weighted mean of the window's ends, and because the ends are
/// unrelated, edges lose energy in between, which motion does not do. Method:
/// `HowShotsAreFound.md`.
struct DissolveRule: WindowRule {
  static let halfLengths = [3, 5, 8, 11, 16, 22, 30]
  static let leastSpacing = 1
  static let halfLengthsToSpacing = 8
  static let margin = DissolveWindow.margin

  let kernels: Kernels
  let stride: Int

  func change(around centre: Int, halfLength: Int, in history: FrameHistory) -> GradualChange? {
    let window = DissolveWindow(
      centre: centre, halfLength: halfLength, stride: stride, kernels: kernels)
    return window.evidence(in: history).map {
      GradualChange(transition: .dissolve, frame: $0.frame, span: $0.span, cost: $0.cost)
    }
  }
}
