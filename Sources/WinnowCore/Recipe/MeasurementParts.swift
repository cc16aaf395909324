/// Parts of what is measured of a video, each of which can be measured without the others.
package struct MeasurementParts: Hashable, Sendable, Codable {
  package var shots = false
  package var fingerprints = false
  /// For exchange with other programs.
  package var hashes = false
  package var pictures = false
  /// By their names; nil for all that there are.
  package var scores: Set<String>? = []

  package init() {}

  package static let all: MeasurementParts = {
    var parts = MeasurementParts()
    (parts.shots, parts.fingerprints, parts.hashes, parts.pictures) = (true, true, true, true)
    parts.scores = nil
    return parts
  }()

  /// What has to be scored for these parts: fingerprints are of what bars leave of the picture.
  package var neededScores: Set<String>? {
    fingerprints ? scores?.union(Letterbox().scores.map(\.id)) : scores
  }
}
