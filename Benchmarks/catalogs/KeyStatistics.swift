import Foundation
import WinnowCore

/// How codes and keys of different clips are spread.
struct KeyStatistics {
  static let header = """
    | clips | usable | bits meant | keys of two clips within 5 bits | 7 | 9 | a third of them within 1 | codes within .36 |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """

  private static let radii = [5, 7, 9]
  /// The bits that `CopyIndex` looks up by.
  private static let thirds = [1, 2, 4].map { $0 * 0x249_2492_4924_9249 as UInt64 }

  private let usable: Double
  private let bits: Double
  private let near: [Double]
  private let thirds: Double
  private let alike: Double

  /// - Parameter videos: of each clip, the number of its video; clips of one are not compared.
  init(of clips: [ClipFingerprint], videos: [Int]) {
    usable = Double(clips.count(where: \.isUsable)) / Double(clips.count)
    let looks = clips.map { $0.looks.filter { $0.code.isUsable } }
    let all = looks.flatMap { $0 }
    bits = Double(all.reduce(0) { $0 + $1.code.mask.bitCount }) / Double(max(1, all.count))
    var near = [Int](repeating: 0, count: Self.radii.count)
    var (pairs, thirds, alike) = (0, 0, 0)
    for (a, clip) in looks.enumerated() {
      for (b, other) in looks[..<a].enumerated() where videos[a] != videos[b] {
        for x in clip {
          for y in other {
            pairs += 1
            let difference = x.key.difference(from: y.key)
            thirds += Self.thirds.count {
              ((x.key.bits ^ y.key.bits) & $0).nonzeroBitCount <= 1
            }
            for (place, radius) in Self.radii.enumerated() where difference <= radius {
              near[place] += 1
            }
            if difference <= 12, x.code.distance(to: y.code) ?? 1 <= 0.36 { alike += 1 }
          }
        }
      }
    }
    self.near = near.map { Double($0) / Double(max(1, pairs)) }
    self.thirds = Double(thirds) / Double(max(1, 3 * pairs))
    self.alike = Double(alike) / Double(max(1, pairs))
  }

  func row(_ name: String) -> String {
    let shares = (near + [thirds, alike]).map { String(format: "%.1e", $0) }
      .joined(separator: " | ")
    return "| \(name) | " + String(format: "%.3f | %.0f | ", usable, bits) + shares + " |"
  }
}
