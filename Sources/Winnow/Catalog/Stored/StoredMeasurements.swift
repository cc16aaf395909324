import Foundation
import WinnowCore

/// What was measured of a video, part by part, each as bytes: so it comes from a worker and goes to the catalog
/// without being unpacked on the way.
struct StoredMeasurements: Sendable {
  /// A part, which grows with the length of the video.
  enum Part: Hashable, Sendable, Codable {
    case times, keyframes, sampledFrames, shots, fingerprints, pdq
    case thumbnailFrames, thumbnailLengths, thumbnails
    /// The values of a score.
    case track(String)
  }

  /// Bytes of a part at most: SQLite takes no longer row unless it is built otherwise.
  static let longestPart = 999_000_000

  /// Frames decoded.
  var frames: Int
  /// Seconds from the first frame to the end of the last.
  var duration: Double
  var parts: [Part: StoredBytes] = [:]

  init(frames: Int, duration: Double) {
    (self.frames, self.duration) = (frames, duration)
  }

  init(_ measured: VideoMeasurements, _ thumbnails: Thumbnails) {
    (frames, duration) = (measured.times.count, measured.times.duration)
    parts = [
      .times: .made { Data(measured.times.encoded) },
      .keyframes: .made { Data(FrameNumberCoding.bytes(measured.keyframes)) },
      .sampledFrames: .made { BlobCoding.data(measured.sampledFrames) },
      .shots: .made { ShotCoding.data(measured.shots) },
      .fingerprints: .made { Data(measured.fingerprints.encoded) },
      .pdq: .made { Data(RatedPDQ.bytes(measured.pdq)) },
      .thumbnailFrames: .made { BlobCoding.data(thumbnails.frames) },
      .thumbnailLengths: .made { BlobCoding.data(thumbnails.lengths) },
      .thumbnails: .made { thumbnails.pictures },
    ]
    for (score, values) in measured.scores {
      parts[.track(score)] = .made { BlobCoding.data(values) }
    }
  }

  func data(_ part: Part) throws -> Data { try parts[part]?.data() ?? Data() }

  /// In the order of their names.
  var scores: [String] {
    parts.keys.compactMap { if case .track(let score) = $0 { score } else { nil } }.sorted()
  }

  /// Whether a part is longer than a catalog holds.
  var isTooLong: Bool { parts.values.contains { $0.count ?? 0 > Self.longestPart } }

  /// nil where some part is damaged.
  func unpacked(timeBase: Rational) throws -> VideoMeasurements? {
    guard
      let times = FrameTimes(
        encoded: Array(try data(.times)), count: frames, timeBase: timeBase),
      let fingerprints = FingerprintTrack(encoded: Array(try data(.fingerprints))),
      let keyframes = FrameNumberCoding.frames(Array(try data(.keyframes)), below: frames),
      let shots = ShotCoding.shots(try data(.shots)),
      let pdq = RatedPDQ.hashes(Array(try data(.pdq)))
    else { return nil }
    var tracks: [String: [Float]] = [:]
    for score in scores { tracks[score] = BlobCoding.values(try data(.track(score))) }
    return VideoMeasurements(
      times: times, shots: shots, keyframes: keyframes,
      sampledFrames: BlobCoding.frames(try data(.sampledFrames)), scores: tracks,
      fingerprints: fingerprints, pdq: pdq)
  }
}
