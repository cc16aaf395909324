/// Takes text that comes piece by piece apart where separators stand; what is empty is passed over.
struct RecordSplitter {
  private let separator: UInt8
  /// The record that has begun.
  private var begun: [UInt8] = []
  /// That of the record that is being read, from 1 on.
  private(set) var number = 1

  init(separator: UInt8) { self.separator = separator }

  /// Hands over each record that ends in these bytes, with its number.
  ///
  /// - Throws: `ListedFile.Mistake` where one is too long; what `emit` throws.
  mutating func split(
    _ bytes: ArraySlice<UInt8>, _ emit: (Int, ArraySlice<UInt8>) throws -> Void
  ) throws {
    var rest = bytes
    while let end = rest.firstIndex(of: separator) {
      if begun.isEmpty {
        try hand(rest[..<end], to: emit)
      } else {
        begun += rest[..<end]
        try finish(emit)
        begun.removeAll(keepingCapacity: true)
      }
      number += 1
      rest = rest[(end + 1)...]
    }
    begun += rest
    if begun.count > FileList.longestRecord { try finish(emit) }
  }

  /// Hands over the last record, where nothing ends it.
  func finish(_ emit: (Int, ArraySlice<UInt8>) throws -> Void) throws {
    try hand(begun[...], to: emit)
  }

  private func hand(
    _ record: ArraySlice<UInt8>, to emit: (Int, ArraySlice<UInt8>) throws -> Void
  ) throws {
    guard record.count <= FileList.longestRecord else {
      throw ListedFile.Mistake("it is longer than \(FileList.longestRecord) bytes")
    }
    if !record.isEmpty { try emit(number, record) }
  }
}
