import Foundation
import WinnowCore

/// Pixels of a clip as they come: in memory where they are few, else in a file without a name.
struct WaitingPixels: Sendable {
  /// Bytes of a clip that are held in memory.
  private static let most = 1 << 23

  private var memory = Data()
  private var spool: Spool?
  private(set) var count = 0

  mutating func append(_ bytes: Data) throws {
    count += bytes.count
    if let spool { return try spool.append(bytes) }
    guard count > Self.most else { return memory.append(bytes) }
    let spool = try Spool(in: FileManager.default.temporaryDirectory)
    try spool.append(memory)
    try spool.append(bytes)
    (self.spool, memory) = (spool, Data())
  }

  func pieces(_ body: (Data) throws -> Void) throws {
    if let spool { return try spool.pieces(of: 0..<count, body) }
    if count > 0 { try body(memory) }
  }
}
