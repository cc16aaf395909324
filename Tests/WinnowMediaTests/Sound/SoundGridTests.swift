import Testing

@testable import WinnowMedia

/// Packets of 1024 samples at 44100 a second, in a container that counts thousandths.
@Suite struct SoundGridTests {
  private static let step = 1024.0 / 44100
  private let grid = SoundGrid(origin: -0.5, step: Self.step, tolerance: 0.001)

  @Test func roundedTimesAreMadeExact() {
    for packet in 0..<1000 {
      let exact = -0.5 + Double(packet) * Self.step
      #expect(abs(grid.exact((exact * 1000).rounded() / 1000) - exact) < 1e-9)
    }
  }

  @Test func whatLiesBetweenStaysWhereItIs() {
    for packet in 0..<10 {
      let between = -0.5 + (Double(packet) + 0.5) * Self.step
      #expect(grid.exact(between) == between)
    }
  }
}
