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
  /// The names of what was read of the container for facts of their own; nil of catalogs before layout 17.
  var read: [String]?
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
  func isMeasured(_ score: ScoreDescription) -> Bool {
    guard let track = scores[score.id] else { return false }
    return SampledRows.allCases.contains { Self.revision(score, $0) == track }
  }

  private static func revision(_ score: ScoreDescription, _ rows: SampledRows) -> String {
    "\(score.revision)\(score.scale == .native ? rows.mark : "")"
  }
}

extension SampledRows {
  /// What is added to the text of what depends on them.
  var mark: String { self == .all ? "; all rows" : "" }
}

extension MeasurementRevisions {
  /// What a scan by `instruments` under `settings` writes of a video that it measures whole.
  static func whole(
    _ settings: MeasurementSettings, _ instruments: Instruments
  ) -> MeasurementRevisions {
    let detector = settings.shots.detector
    let shots = "\(instruments.revision(ofDetector: detector)); \(detector)"
    var revisions = survey(settings, instruments)
    revisions.scores = scores(instruments.measured, settings)
    revisions.timeline = "\(FrameTimes.revision)"
    revisions.shots = shots
    // They are made shot by shot.
    revisions.fingerprints = "\(FingerprintTrack.revision); shots \(shots)"
    revisions.hashes = "\(RatedPDQ.revision)"
    revisions.pictures = "\(ThumbnailPlan.revision)"
    return revisions
  }

  /// What a survey by `instruments` under `settings` writes.
  static func survey(
    _ settings: MeasurementSettings, _ instruments: Instruments
  ) -> MeasurementRevisions {
    var revisions = none
    revisions.samples = "\(SamplePlan.revision); rate \(settings.sample.rate)"
    let scores = instruments.singleFrameScores.compactMap { instruments.measured[$0] }
    revisions.scores = Self.scores(scores, settings)
    return revisions
  }

  private static func scores(
    _ scores: some Sequence<ScoreDescription>, _ settings: MeasurementSettings
  ) -> [String: String] {
    Dictionary(
      scores.map { ($0.id, revision($0, settings.sample.rows)) }, uniquingKeysWith: { $1 })
  }

  /// What is written of a file of which nothing was measured.
  static let none: MeasurementRevisions = {
    var revisions = MeasurementRevisions()
    revisions.facts = "\(VideoFacts.revision)"
    revisions.read = ContainerFact.read.map(\.name)
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
    let stale = wanted.scores.filter { scores[$0.key] != $0.value }
    parts.scores = !stale.isEmpty && stale.count == wanted.scores.count ? nil : Set(stale.keys)
    return parts
  }
}
