import TestSupport
import Testing
import WinnowCore

/// Strokes that stay over a texture that moves.
@Suite struct OverlaysTests {
  private static let (width, height) = (320, 180)
  /// In samples; whole cells.
  private static let text = PixelRect(x: 80, y: 136, width: 160, height: 24)

  /// - Parameters:
  ///   - shift: how far the texture has moved.
  ///   - text: where the strokes are.
  private static func frame(
    _ index: Int, shift: Int, text: PixelRect? = text, dark: Bool = false
  ) -> AnalysisFrame {
    let luma = Plane(width: width, height: height) { x, y in
      if let text, text.x..<text.x + text.width ~= x, text.y..<text.y + text.height ~= y {
        return x / 2 % 3 == 0 || y / 2 % 6 == 0 ? 250 : 30
      }
      let value = UInt8(((x + shift) / 4 * 37 + y / 4 * 91 + (x + shift) / 4 * (y / 4) * 13) % 32)
      return value + (dark ? 0 : 100)
    }
    return AnalysisFrame(index: index, time: Int64(index), luma: luma)
  }

  /// The values after `frames`, four a second.
  private static func values(_ frames: [AnalysisFrame], kernels: Kernels = .best) -> [Double?] {
    var metric = Overlays()
    for step in FrameStep.list(frames, rate: 4) { metric.watch(step) }
    return metric.measure(kernels)
  }

  private static func frames(
    _ indices: Range<Int>, text: PixelRect? = text, moves: Bool = true, dark: Bool = false
  ) -> [AnalysisFrame] {
    indices.map { frame($0, shift: moves ? 3 * $0 : 0, text: text, dark: dark) }
  }

  private static let none = [Double?](repeating: nil, count: 5)

  /// The cells around strokes hold some of their edges, no more.
  @Test func strokesThatStayAreCovered() throws {
    let values = Self.values(Self.frames(0..<8))
    let area = Double(Self.text.width * Self.text.height) / Double(Self.width * Self.height)
    let rim = Double((Self.text.width + 16) * (Self.text.height + 16))
    let share = try #require(values[0])
    #expect(share >= area && share <= rim / Double(Self.width * Self.height))
    #expect(values[1...3] == [0, 0, 0])
    let bottom = try #require(values[4])
    #expect(abs(bottom - Double(Self.height - Self.text.y) / Double(Self.height)) <= 8.5 / 180)
  }

  @Test func withoutStrokesNothingIsCovered() {
    #expect(Self.values(Self.frames(0..<8, text: nil)) == [0, 0, 0, 0, 0])
  }

  /// Whatever stays in a picture that stays may belong to it.
  @Test func aStillPictureTellsNothing() {
    #expect(Self.values(Self.frames(0..<8, moves: false)) == Self.none)
    #expect(Self.values(Self.frames(0..<8, text: nil, moves: false)) == Self.none)
  }

  @Test func aSecondIsNeeded() {
    #expect(Self.values(Self.frames(0..<4)) == Self.none)
    #expect(Self.values(Self.frames(0..<5))[0] ?? 0 > 0)
  }

  /// Strokes that were there for a second and are gone do not count, nor do those just come.
  @Test func strokesCountWhileTheyAreShown() {
    // Small enough to come and go without a jump.
    let text = PixelRect(x: 80, y: 136, width: 64, height: 24)
    #expect(Self.values(Self.frames(0..<8, text: text))[0] ?? 0 > 0)
    let gone = Self.frames(0..<6, text: text) + Self.frames(6..<8, text: nil)
    #expect(Self.values(gone)[0] == 0)
    let come = Self.frames(0..<6, text: nil) + Self.frames(6..<8, text: text)
    #expect(Self.values(come)[0] == 0)
  }

  @Test func aCutForgetsWhatWasBefore() {
    let cut = Self.frames(0..<8) + Self.frames(8..<12, dark: true)
    #expect(Self.values(cut) == Self.none)
    #expect(Self.values(cut + Self.frames(12..<13, dark: true))[0] ?? 0 > 0)
  }

  /// Light that jumps up and down is no cut each time.
  @Test func jumpsOneAfterAnotherAreNoCuts() {
    let flicker = (0..<12).map { Self.frame($0, shift: 3 * $0, dark: $0 % 2 == 1) }
    #expect(Self.values(flicker)[0] ?? 0 > 0)
  }

  @Test func everyTierSeesTheSame() {
    let frames = Self.frames(0..<6)
    let expected = Self.values(frames, kernels: .best)
    for kernels in Kernels.available { #expect(Self.values(frames, kernels: kernels) == expected) }
  }
}
