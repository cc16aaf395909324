import Foundation
import WinnowCore

/// How codes and keys of different clips are spread.
struct KeyStatistics {
  static let header = """
    | clips | usable | bits meant | keys of two clips within 5 bits | 7 | 9 | codes within .36 |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    """

  private static let radii = [5, 7, 9]

  private let usable: Double
  private let bits: Double
  private let near: [Double]
  private let alike: Double

  init(of clips: [ClipFingerprint]) {
    usable = Double(clips.count(where: \.isUsable)) / Double(clips.count)
    let looks = clips.map { $0.looks.filter { $0.code.isUsable } }
    let all = looks.flatMap { $0 }
    bits = Double(all.reduce(0) { $0 + $1.code.mask.bitCount }) / Double(max(1, all.count))
    var near = [Int](repeating: 0, count: Self.radii.count)
    var (pairs, alike) = (0, 0)
    for (a, clip) in looks.enumerated() {
      for other in looks[..<a] {
        for x in clip {
          for y in other {
            pairs += 1
            let difference = x.key.difference(from: y.key)
            for (place, radius) in Self.radii.enumerated() where difference <= radius {
              near[place] += 1
            }
            if difference <= 12, x.code.distance(to: y.code) ?? 1 <= 0.36 { alike += 1 }
          }
        }
      }
    }
    self.near = near.map { Double($0) / Double(max(1, pairs)) }
    self.alike = Double(alike) / Double(max(1, pairs))
  }

  func row(_ name: String) -> String {
    let shares = (near + [alike]).map { String(format: "%.1e", $0) }.joined(separator: " | ")
    return "| \(name) | " + String(format: "%.3f | %.0f | ", usable, bits) + shares + " |"
  }
}
