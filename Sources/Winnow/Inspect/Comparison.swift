import Foundation
import WinnowCore

/// What two videos share, as `winnow compare` prints it: stretches of their shots that show the same
/// footage.
package struct Comparison: Encodable, Sendable {
  package var a: Side
  package var b: Side
  /// In order of their start in `a`.
  package var matches: [Match]

  package struct Side: Encodable, Sendable {
    package var video: String
    /// In seconds.
    package var duration: Double
    /// The share of it that the other video shows too, 0...1.
    package var shared: Double
  }

  package struct Match: Encodable, Sendable {
    /// Start and end in seconds.
    package var a: [Double]
    package var b: [Double]
    package var relation: CopyRelation
    /// How many times faster `b` runs.
    package var speed: Double
    package var mirrored: Bool
    /// 1 for the same pictures, .5 for unrelated ones.
    package var similarity: Double
    /// 0...1.
    package var confidence: Double
  }

  /// Measures both videos and looks for copies among their shots.
  ///
  /// - Throws: `WinnowError` where one of them is not a video that can be decoded.
  package init(_ a: String, _ b: String, recipe: Recipe) throws {
    let paths = [a, b]
    let measured = try paths.map { try Inspection.measure($0, recipe.measurement(by: .standard)) }
    let shots = measured.indices.flatMap { side in
      measured[side].shots.map { ComparedShot(side: side, shot: $0, of: measured[side]) }
    }
    let criteria = recipe.copies.strictness.criteria
    let found = CopyFinder(criteria: criteria).matches(among: shots.map(\.fingerprint))
    matches = found.compactMap { match in
      guard shots[match.a].side == 0, shots[match.b].side == 1 else { return nil }
      return Match(match, after: shots[match.a].start, shots[match.b].start)
    }.sorted { $0.a.lexicographicallyPrecedes($1.a) }
    let matches = self.matches
    func side(_ index: Int, _ stretch: (Match) -> [Double]) -> Side {
      let duration = measured[index].times.duration
      let covered = Self.covered(by: matches.map(stretch))
      return Side(
        video: paths[index], duration: duration.microseconds,
        shared: duration > 0 ? min(1, covered / duration).sixDigits : 0)
    }
    self.a = side(0, \.a)
    self.b = side(1, \.b)
  }

  /// Seconds that lie in some stretch.
  private static func covered(by stretches: [[Double]]) -> Double {
    var (sum, end) = (0.0, -Double.infinity)
    for stretch in stretches.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      sum += max(0, stretch[1] - max(end, stretch[0]))
      end = max(end, stretch[1])
    }
    return sum
  }
}

/// A shot of one of the two videos.
private struct ComparedShot {
  let side: Int
  /// In seconds of the video.
  let start: Double
  let fingerprint: ClipFingerprint

  init(side: Int, shot: Shot, of measured: VideoMeasurements) {
    self.side = side
    start = measured.times.seconds(shot.frames.lowerBound)
    let span = ComparedClips.Span(shot.frames, measured.times)
    fingerprint = measured.fingerprints.clip(from: span.start, to: span.end)
  }
}

extension Comparison.Match {
  fileprivate init(_ match: CopyMatch, after a: Double, _ b: Double) {
    self.a = [match.overlapA.lowerBound + a, match.overlapA.upperBound + a].map(\.microseconds)
    self.b = [match.overlapB.lowerBound + b, match.overlapB.upperBound + b].map(\.microseconds)
    relation = match.relation
    speed = match.speed.sixDigits
    mirrored = match.mirrored
    similarity = match.similarity.sixDigits
    confidence = match.confidence.sixDigits
  }
}

extension Comparison: CustomStringConvertible {
  package var description: String {
    let lines = matches.map { match in
      String(
        format: "%10.3f %10.3f  %10.3f %10.3f  %5.3f  %.3f  %.2f  ", match.a[0], match.a[1],
        match.b[0], match.b[1], match.speed, match.similarity, match.confidence)
        + (match.mirrored ? "mirrored" : "plain") + (match.relation == .copy ? "" : ", same take")
    }
    let shares = String(format: "%.1f %% of a, %.1f %% of b", a.shared * 100, b.shared * 100)
    return (lines + [matches.isEmpty ? "nothing in common" : shares]).joined(separator: "\n")
  }
}
