import Foundation
import TestSupport

/// One damaged file.
struct Trial: Sendable {
  var fixture: String
  var damage: Damage?
  /// Its name in the folder of all of them.
  var file: String
  /// The video stream, as the `ffmpeg` command names it.
  var stream: String

  /// Writes every fixture as it is, and `count` files of it for each damage.
  static func write(count: Int, seed: UInt64, to folder: URL) throws -> [Trial] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = try MutatedFiles(seed: seed)
    var trials: [Trial] = []
    for fixture in files.names {
      for damage in [nil] + Damage.allCases {
        for _ in 0..<(damage == nil ? 1 : count) {
          guard let file = files.file(fixture, damage: damage, trials.count) else { continue }
          try Data(file.bytes).write(to: folder.appending(path: file.name))
          let stream = FixtureTruth.all[fixture]?.bestStream.map(String.init) ?? "v:0"
          trials.append(Trial(fixture: fixture, damage: damage, file: file.name, stream: stream))
        }
      }
    }
    return trials
  }
}
