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

/// What the scan wrote of one file.
struct FaultRow: Decodable, Sendable {
  var path: String
  var outcome: String
  var error: String?
  var frames: Int
  var codec: String?
  var container: String?
}

struct FaultResult: Sendable {
  var trial: Trial
  var row: FaultRow?
  /// How many frames the `ffmpeg` command decodes.
  var peerFrames: Int
  var frames: Int { row?.frames ?? 0 }
}

/// Numbers of frames, set from many threads.
final class FrameCounts: @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var counts: [Int]

  init(_ count: Int) { counts = Array(repeating: 0, count: count) }

  var all: [Int] { lock.withLock { counts } }

  subscript(index: Int) -> Int {
    get { lock.withLock { counts[index] } }
    set { lock.withLock { counts[index] = newValue } }
  }
}
