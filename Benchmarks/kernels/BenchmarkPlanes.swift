import WinnowCore

/// So many different pictures of 1080p that no cache holds them, as in a scan.
struct BenchmarkPlanes: Sendable {
  static let width = 1920
  static let height = 1080
  private static let count = 24

  private let planes = (0..<Self.count).map { number in
    Plane(width: Self.width, height: Self.height) { x, y in
      let texture = (x &* 31 &+ y &* 17 &+ number &* 101) &* 2_654_435_761 >> 7
      return UInt8(truncatingIfNeeded: (x + y + number * 3) / 8 + texture & 15)
    }
  }

  /// Lends plane number `index`, counted round, and the one after it.
  func withPair(_ index: Int, _ body: (PlaneView, PlaneView) -> Void) {
    planes[index % Self.count].withView { a in
      planes[(index + 1) % Self.count].withView { b in body(a, b) }
    }
  }

  /// Adds up plane number `index`, eight bytes at a time: what reading costs.
  func read(_ index: Int) -> UInt64 {
    planes[index % Self.count].samples.withUnsafeBytes { bytes in
      bytes.bindMemory(to: UInt64.self).reduce(0, &+)
    }
  }
}
