import Foundation
import Winnow
import WinnowCore

/// The pictures of a shot of a scanned video.
struct RealShot {
  let pictures: [Plane]
  let fingerprint: ClipFingerprint
  /// Position of its video.
  let video: Int

  /// The shots of a catalog that have pictures enough to be told from others.
  static func all(in folder: URL) throws -> [RealShot] {
    let catalog = try Catalog(folder: folder, create: false)
    var shots: [RealShot] = []
    for (number, video) in try catalog.videos().enumerated() {
      guard let measured = try catalog.measurements(of: video) else { continue }
      for shot in measured.shots {
        let start = measured.times.seconds(shot.frames.lowerBound) - measured.times.seconds(0)
        let end = measured.times.seconds(shot.frames.upperBound) - measured.times.seconds(0)
        let fingerprint = measured.fingerprints.clip(from: start, to: end)
        let pictures = measured.fingerprints.moments.filter {
          Double($0.start) >= start * 1000 && Double($0.start) < end * 1000
        }.map(\.picture)
        if fingerprint.isUsable {
          shots.append(RealShot(pictures: pictures, fingerprint: fingerprint, video: number))
        }
      }
    }
    return shots
  }
}
