import Foundation
import GRDB
import WinnowCore
import WinnowMedia

/// By which revision and under which settings each part of what is known of a video was measured, as
/// texts. A part whose text a scan would write otherwise is stale, and is measured again.
///
/// Many videos share one value: the catalog holds each once.
struct MeasurementRevisions: Hashable, Sendable, Codable {
  /// What the container says.
  var facts: String?
  /// The screen that rejected the video.
  var screen: String?
  /// The limits of the scan, where the video ended at one of them.
  var limits: String?
  /// Which frames were scored; in a survey, which keyframes. Scores, hashes and pictures are of these.
  var samples: String?
  /// The times of all frames, by which the rest counts; nil of a survey.
  var timeline: String?
  var shots: String?
  var fingerprints: String?
  var hashes: String?
  var pictures: String?
  /// For each score its track.
  var scores: [String: String] = [:]

  init() {}

  /// As the catalog stores them; none where they cannot be read.
  init(json: String) {
    self = (try? JSONDecoder().decode(Self.self, from: Data(json.utf8))) ?? Self()
  }

  /// Whether the fingerprints can be compared with those that this version makes.
  var haveComparableFingerprints: Bool {
    fingerprints?.hasPrefix("\(FingerprintTrack.revision); ") == true
  }

  /// Whether the track of `score` is one that this version would make, of whatever rows.
  func isMeasured(_ score: String) -> Bool {
    guard let track = scores[score] else { return false }
    return SampledRows.allCases.contains { Self.revisions[$0]?[score] == track }
  }

  /// The revision of each score, by the rows that are read.
  private static let revisions = Dictionary(
    uniqueKeysWithValues: SampledRows.allCases.map { rows in
      (rows, Dictionary(uniqueKeysWithValues: Metrics.scores.map { ($0.id, revision($0, rows)) }))
    })

  private static func revision(_ score: ScoreDescription, _ rows: SampledRows) -> String {
    "\(score.revision)\(score.scale == .native ? rows.mark : "")"
  }
}

extension SampledRows {
  /// What is added to the text of what depends on them.
  var mark: String { self == .all ? "; all rows" : "" }
}

extension MeasurementRevisions {
  /// What a scan under `settings` writes of a video that it measures whole.
  static func whole(_ settings: MeasurementSettings) -> MeasurementRevisions {
    let shots = "\(ShotDetectors.revision(of: settings.shots.detector)); \(settings.shots.detector)"
    var revisions = survey(settings)
    revisions.scores = Self.revisions[settings.sample.rows] ?? [:]
    revisions.timeline = "\(FrameTimes.revision)"
    revisions.shots = shots
    // They are made shot by shot.
    revisions.fingerprints = "\(FingerprintTrack.revision); shots \(shots)"
    revisions.hashes = "\(RatedPDQ.revision)"
    revisions.pictures = "\(ThumbnailPlan.revision)"
    return revisions
  }

  /// What a survey under `settings` writes.
  static func survey(_ settings: MeasurementSettings) -> MeasurementRevisions {
    var revisions = none
    revisions.samples = "\(SamplePlan.revision); rate \(settings.sample.rate)"
    let scores = Self.revisions[settings.sample.rows] ?? [:]
    revisions.scores = scores.filter { Metrics.singleFrameScores.contains($0.key) }
    return revisions
  }

  /// What is written of a file of which nothing was measured.
  static let none: MeasurementRevisions = {
    var revisions = MeasurementRevisions()
    revisions.facts = "\(VideoFacts.revision)"
    return revisions
  }()

  /// What has to be measured for a video of these revisions to be as `wanted`; nil where all of it
  /// has to be.
  func missing(from wanted: MeasurementRevisions) -> MeasurementParts? {
    guard timeline == wanted.timeline, samples == wanted.samples else { return nil }
    var parts = MeasurementParts()
    parts.shots = shots != wanted.shots
    parts.fingerprints = fingerprints != wanted.fingerprints
    parts.hashes = hashes != wanted.hashes
    parts.pictures = pictures != wanted.pictures
    parts.scores = Set(wanted.scores.filter { scores[$0.key] != $0.value }.keys)
    return parts
  }
}
