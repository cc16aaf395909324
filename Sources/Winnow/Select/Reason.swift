import Foundation
import WinnowCore

/// Why a clip is not kept, apart from its copies.
package enum Reason: Hashable, Sendable {
  /// A value misses the bounds of a gate, of the screen, or of `clips.min`.
  case misses(Miss)
  /// A gate could not be asked, since what it looks at was not measured, is stale, or has not been said from
  /// outside.
  case unmeasured(Gate)
  /// It shows footage that is excluded.
  case shows(Footage)

  /// A place in a catalog of what must not be kept.
  package struct Footage: Hashable, Sendable, Codable {
    package var catalog: String
    package var video: String
    /// Seconds on the video's clock.
    package var time: Double
    /// How much alike it is, 0...1.
    package var similarity: Double
  }

  /// What a gate that is none is called where footage is excluded.
  static let exclusion = "excluded"

  /// Whether others have not said yet what a gate asks for.
  var isUnanswered: Bool {
    if case .unmeasured(let gate) = self { gate.measure == .outside } else { false }
  }

  /// The name of the gate.
  package var gate: String {
    switch self {
    case .misses(let miss): miss.name
    case .unmeasured(let gate): gate.name
    case .shows: Self.exclusion
    }
  }
}

/// One sentence for people, such as "motion.vmaf.mean 0.3 < 2".
extension Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .misses(let miss): return "\(miss)"
    case .unmeasured(let gate): return "unmeasured: \(gate.name)"
    case .shows(let footage):
      let time = String(format: "%.1f s", footage.time)
      let similarity = String(format: "%.2f", footage.similarity)
      return
        "\(Self.exclusion): same footage as \(footage.video) at \(time) in \(footage.catalog), "
        + "similarity \(similarity)"
    }
  }
}
