import Foundation

/// Bytes as a column of the catalog holds them, wherever they wait.
enum StoredBytes: Sendable {
  case memory(Data)
  case spooled(Spool, Range<Int>)
  /// Made when they are asked for, each time anew.
  case made(@Sendable () -> Data)

  func data() throws -> Data {
    switch self {
    case .memory(let data): return data
    case .made(let make): return make()
    case .spooled(let spool, let range):
      var data = Data(capacity: range.count)
      try spool.pieces(of: range) { data += $0 }
      return data
    }
  }

  /// The same, with what is made in memory, so that it is made once.
  var settled: StoredBytes {
    if case .made(let make) = self { .memory(make()) } else { self }
  }

  /// None of bytes that are yet to be made.
  var count: Int? {
    switch self {
    case .memory(let data): data.count
    case .spooled(_, let range): range.count
    case .made: nil
    }
  }

  /// Hands them over some at a time.
  func pieces(_ body: (Data) throws -> Void) throws {
    if case .spooled(let spool, let range) = self {
      try spool.pieces(of: range, body)
    } else {
      try body(data())
    }
  }
}
