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
  /// Which keyframes were looked at, where only these were.
  var survey: String?
  /// The times of all frames. All that follows counts frames.
  var timeline: String?
  var shots: String?
  var fingerprints: String?
  var hashes: String?
  var pictures: String?
  /// For each score its track.
  var scores: [String: String] = [:]

  init() {}

  /// Whether the fingerprints can be compared with those that this version makes.
  var haveComparableFingerprints: Bool {
    fingerprints?.hasPrefix("\(FingerprintTrack.revision); ") == true
  }

  /// Whether the track of `score` is one that this version would make, under whatever settings.
  func isMeasured(_ score: String) -> Bool {
    guard let revision = Self.revisions[score] else { return false }
    return scores[score]?.hasPrefix("\(revision); ") == true
  }

  /// The revision of each score.
  private static let revisions = Dictionary(
    uniqueKeysWithValues: Metrics.scores.map { ($0.id, $0.revision) })
}

extension MeasurementRevisions {
  /// What a scan under `settings` writes of a video that it measures whole.
  static func whole(_ settings: MeasurementSettings) -> MeasurementRevisions {
    let samples = samples(settings)
    let shots = "\(ShotDetectors.revision(of: settings.shots.detector)); \(settings.shots.detector)"
    var revisions = MeasurementRevisions()
    revisions.facts = "\(VideoFacts.revision)"
    revisions.timeline = "\(FrameTimes.revision)"
    revisions.shots = shots
    // They are made shot by shot, inside bars that sampled frames show.
    revisions.fingerprints = "\(FingerprintTrack.revision); shots \(shots); samples \(samples)"
    revisions.hashes = "\(RatedPDQ.revision); \(samples)"
    revisions.pictures = "\(ThumbnailPlan.revision); \(samples)"
    revisions.scores = Self.revisions.mapValues { "\($0); \(samples)" }
    return revisions
  }

  /// What a survey under `settings` writes.
  static func survey(_ settings: MeasurementSettings) -> MeasurementRevisions {
    let samples = samples(settings)
    var revisions = MeasurementRevisions()
    revisions.facts = "\(VideoFacts.revision)"
    revisions.survey = samples
    for score in Metrics.singleFrameScores {
      revisions.scores[score] = "\(Self.revisions[score] ?? 0); \(samples)"
    }
    return revisions
  }

  /// What is written of a file of which nothing was measured.
  static let none: MeasurementRevisions = {
    var revisions = MeasurementRevisions()
    revisions.facts = "\(VideoFacts.revision)"
    return revisions
  }()

  private static func samples(_ settings: MeasurementSettings) -> String {
    "\(SamplePlan.revision); rate \(settings.sample.rate)"
  }

  /// What has to be measured for a video of these revisions to be as `wanted`; nil where all of it
  /// has to be.
  func missing(from wanted: MeasurementRevisions) -> MeasurementParts? {
    guard timeline == wanted.timeline else { return nil }
    var parts = MeasurementParts()
    parts.shots = shots != wanted.shots
    parts.fingerprints = fingerprints != wanted.fingerprints
    parts.hashes = hashes != wanted.hashes
    parts.pictures = pictures != wanted.pictures
    parts.scores = Set(wanted.scores.filter { scores[$0.key] != $0.value }.keys)
    return parts
  }
}
