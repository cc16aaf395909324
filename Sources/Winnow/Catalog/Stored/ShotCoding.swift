import Foundation
import WinnowCore

/// Shots as bytes, 41 each: their four bounds, how sure they are, and the number of the transition.
enum ShotCoding {
  static func data(_ shots: [Shot]) -> Data {
    var data = Data(capacity: shots.count * length)
    for shot in shots {
      let bounds = [
        shot.frames.lowerBound, shot.frames.upperBound, shot.unmixed.lowerBound,
        shot.unmixed.upperBound,
      ]
      for word in bounds.map({ UInt64(bitPattern: Int64($0)) }) + [shot.confidence.bitPattern] {
        withUnsafeBytes(of: word.littleEndian) { data.append(contentsOf: $0) }
      }
      data.append(UInt8(Transition.allCases.firstIndex(of: shot.transition) ?? 0))
    }
    return data
  }

  /// nil where these are none.
  static func shots(_ data: Data) -> [Shot]? {
    guard data.count % length == 0 else { return nil }
    return data.withUnsafeBytes { bytes in
      var shots: [Shot] = []
      for start in stride(from: 0, to: bytes.count, by: length) {
        let words = (0..<5).map { place in
          UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8 * place, as: UInt64.self))
        }
        let bounds = words.prefix(4).map { Int(Int64(bitPattern: $0)) }
        let transition = Int(bytes[start + length - 1])
        guard bounds[0] <= bounds[1], bounds[2] <= bounds[3],
          Transition.allCases.indices.contains(transition)
        else { return nil }
        shots.append(
          Shot(
            frames: bounds[0]..<bounds[1], unmixed: bounds[2]..<bounds[3],
            transition: Transition.allCases[transition],
            confidence: Double(bitPattern: words[4])))
      }
      return shots
    }
  }

  private static let length = 41
}
