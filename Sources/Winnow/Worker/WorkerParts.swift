import Foundation

/// The parts of a record as they come from a worker: in memory where they are short, else in a file.
struct WorkerParts {
  private(set) var parts: [StoredMeasurements.Part: StoredBytes] = [:]
  /// Bytes of the part that are yet to come; 0 where there is none.
  private(set) var missing = 0
  private let folder: URL
  private var part = StoredMeasurements.Part.times
  private var begun = Data()
  /// Bytes of all parts so far.
  private var count = 0
  private var spool: Spool?
  private var start = 0

  /// Bytes of a record that are held in memory.
  private static let most = 1 << 20
  /// Scores and the other parts are fewer.
  private static let mostParts = 500

  /// - Parameter folder: where a file can lie for a while.
  init(in folder: URL) {
    self.folder = folder
  }

  /// Waits for `length` bytes of `part`.
  ///
  /// - Throws: `MessageSocket.Failure` where that is none; `WinnowError` where it cannot be written.
  mutating func begin(_ part: StoredMeasurements.Part, _ length: Int) throws {
    guard length >= 0, length <= StoredMeasurements.longestPart * 4, parts.count < Self.mostParts
    else { throw MessageSocket.Failure.garbled }
    (self.part, missing, begun) = (part, length, Data())
    count += length
    if spool == nil, count > Self.most { spool = try Spool(in: folder) }
    start = spool?.count ?? 0
    if missing == 0 { finish() }
  }

  /// Takes the next bytes of the part.
  mutating func take(_ bytes: Data) throws {
    guard bytes.count <= missing else { throw MessageSocket.Failure.garbled }
    if let spool { try spool.append(bytes) } else { begun += bytes }
    missing -= bytes.count
    if missing == 0 { finish() }
  }

  private mutating func finish() {
    parts[part] = spool.map { .spooled($0, start..<$0.count) } ?? .memory(begun)
    begun = Data()
  }
}
