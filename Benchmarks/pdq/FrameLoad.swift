import TestSupport
import WinnowCore

/// Textured pictures of one size, so many that no cache near the core holds them.
struct FrameLoad {
  private let planes: [Plane]

  init(width: Int, height: Int) {
    let count = max(4, 40_000_000 / (width * height))
    planes = (0..<min(count, 100)).map { number in
      Plane(width: width, height: height) { x, y in
        UInt8(
          truncatingIfNeeded: (x * 512 / width * (y * 512 / height) >> 9) + number * 7 + (x ^ y)
            & 15)
      }
    }
  }

  var secondsPerHash: Double {
    var hasher = PDQHasher()
    let all = leastSeconds {
      for plane in planes {
        plane.withView {
          _ = hasher.hash(FrameView(luma: $0, chroma: nil, range: .full, matrix: .bt601))
        }
      }
    }
    return all / Double(planes.count)
  }
}
