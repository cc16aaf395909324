/// Takes a table apart that comes piece by piece, as RFC 4180 has it; lines may end in LF alone, and empty ones
/// are passed over.
struct CSVScanner {
  private enum State {
    case start, plain, quoted
    /// Behind a quotation mark within quotes, which ends them or stands for itself.
    case quote
  }

  private let separator: UInt8
  private var state = State.start
  private var field: [UInt8] = []
  private var fields: [[UInt8]] = []
  private var size = 0
  private var line = 1
  /// The line in which the record began that is being read, from 1 on.
  private(set) var firstLine = 1
  private var isBehindReturn = false

  init(separator: UInt8 = UInt8(ascii: ",")) { self.separator = separator }

  /// Hands over each record that ends in these bytes, with its first line.
  mutating func scan(
    _ bytes: some Sequence<UInt8>, _ emit: (Int, [[UInt8]]) -> Void
  ) throws {
    for byte in bytes { try take(byte, emit) }
  }

  /// Hands over the last record, where its line has no end.
  mutating func finish(_ emit: (Int, [[UInt8]]) -> Void) throws {
    guard state != .quoted else {
      throw ListedFile.Mistake("a quotation mark is not closed")
    }
    endRecord(emit)
  }

  private mutating func take(_ byte: UInt8, _ emit: (Int, [[UInt8]]) -> Void) throws {
    size += 1
    guard size <= FileList.longestRecord else {
      throw ListedFile.Mistake("a row is longer than \(FileList.longestRecord) bytes")
    }
    if byte == UInt8(ascii: "\n") { line += 1 }
    switch (state, byte) {
    case (.quoted, UInt8(ascii: "\"")): state = .quote
    case (.quoted, _): field.append(byte)
    case (.start, UInt8(ascii: "\"")): state = .quoted
    case (.quote, UInt8(ascii: "\"")):
      field.append(byte)
      state = .quoted
    case (_, separator): endField()
    case (_, UInt8(ascii: "\n")): endRecord(emit)
    case (_, UInt8(ascii: "\r")): isBehindReturn = true
    case (.quote, _): throw ListedFile.Mistake("text stands behind a closing quotation mark")
    default:
      if isBehindReturn { field.append(UInt8(ascii: "\r")) }
      field.append(byte)
      state = .plain
    }
    if byte != UInt8(ascii: "\r") { isBehindReturn = false }
  }

  private mutating func endField() {
    fields.append(field)
    field.removeAll(keepingCapacity: true)
    state = .start
  }

  private mutating func endRecord(_ emit: (Int, [[UInt8]]) -> Void) {
    let isEmpty = fields.isEmpty && field.isEmpty && state == .start
    if !isEmpty {
      endField()
      emit(firstLine, fields)
    }
    fields.removeAll(keepingCapacity: true)
    (state, size, firstLine) = (.start, 0, line)
  }
}
