import Foundation

/// Reads a table with a header, whose fields commas or tabs separate, or an object of JSON a line, piece by piece.
struct AnswerReader {
  /// Of the input, for messages.
  private let name: String
  private let key: String
  /// nil for lines of JSON, and before anything was read.
  private var table: CSVScanner?
  private var header: [String]?
  private var lines = RecordSplitter(separator: UInt8(ascii: "\n"))
  private var isEmpty = true

  /// - Parameters:
  ///   - name: of the input, for messages.
  ///   - key: the column of ids, which a table must have.
  init(_ name: String, key: String) { (self.name, self.key) = (name, key) }

  /// Hands over the records that end in these bytes.
  ///
  /// - Throws: `WinnowError` that names the line, where one is no record; what `emit` throws.
  mutating func take(_ bytes: [UInt8], _ emit: (AnswerRecord) throws -> Void) throws {
    var bytes = bytes[...]
    if isEmpty {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
      guard let first = bytes.first(where: { !Self.isSpace($0) }) else { return }
      isEmpty = false
      guard first != UInt8(ascii: "[") else {
        throw mistake(
          ListedFile.Mistake("it is a list of JSON; write an object a line, or a table"), line: 1)
      }
      if first != UInt8(ascii: "{") { table = CSVScanner(separator: Self.separator(in: bytes)) }
    }
    guard table != nil else { return try emitLines(emit) { try $0.split(bytes, $1) } }
    try emitRows(emit) { scanner, add in try scanner.scan(bytes, add) }
  }

  /// Hands over the last record, where its line has no end.
  mutating func finish(_ emit: (AnswerRecord) throws -> Void) throws {
    guard table != nil else { return try emitLines(emit) { try $0.finish($1) } }
    try emitRows(emit) { scanner, add in try scanner.finish(add) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || 9...13 ~= byte
  }

  private static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let (tab, comma) = (UInt8(ascii: "\t"), UInt8(ascii: ","))
    return header.contains(tab) && !header.contains(comma) ? tab : comma
  }

  private func mistake(_ mistake: ListedFile.Mistake, line: Int) -> WinnowError {
    WinnowError("read", "\(name), line \(line)", reason: mistake.reason)
  }

  // MARK: Tables

  private mutating func emitRows(
    _ emit: (AnswerRecord) throws -> Void,
    _ scan: (inout CSVScanner, (Int, [[UInt8]]) -> Void) throws -> Void
  ) throws {
    guard var scanner = table else { return }
    var rows: [(line: Int, fields: [[UInt8]])] = []
    var fault: WinnowError?
    do {
      try scan(&scanner) { rows.append(($0, $1)) }
    } catch let error as ListedFile.Mistake {
      fault = mistake(error, line: scanner.firstLine)
    }
    table = scanner
    for row in rows {
      do {
        guard let names = header else {
          header = try self.names(in: row.fields)
          continue
        }
        try emit(AnswerRecord(row.fields, header: names, line: row.line))
      } catch let error as ListedFile.Mistake {
        throw mistake(error, line: row.line)
      }
    }
    if let fault { throw fault }
  }

  private func names(in fields: [[UInt8]]) throws -> [String] {
    let names = try fields.map { field in
      guard let text = String(validating: field, as: UTF8.self),
        text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
      else {
        throw ListedFile.Mistake(
          "it is no table in UTF-8 whose lines end in LF or CRLF, and no line of JSON")
      }
      return text.trimmingCharacters(in: .whitespaces)
    }
    var known: Set<String> = []
    for name in names where !name.isEmpty && !known.insert(name).inserted {
      throw ListedFile.Mistake("two columns are called '\(name.printable)'")
    }
    guard known.contains(key) else {
      let found = names.prefix(10).map { "'\(String($0.prefix(40)).printable)'" }
      throw ListedFile.Mistake(
        "no column is called '\(key.printable)' (--on names another); there are "
          + found.joined(separator: ", "))
    }
    return names
  }

  // MARK: Lines of JSON

  private mutating func emitLines(
    _ emit: (AnswerRecord) throws -> Void,
    _ split: (inout RecordSplitter, (Int, ArraySlice<UInt8>) -> Void) throws -> Void
  ) throws {
    var found: [(number: Int, line: ArraySlice<UInt8>)] = []
    var fault: ListedFile.Mistake?
    do {
      try split(&lines) { found.append(($0, $1)) }
    } catch let mistake as ListedFile.Mistake {
      fault = mistake
    }
    for (number, line) in found where !line.allSatisfy(Self.isSpace) {
      do {
        try emit(AnswerRecord(json: line, number: number))
      } catch let mistake as ListedFile.Mistake {
        throw self.mistake(mistake, line: number)
      }
    }
    if let fault { throw mistake(fault, line: lines.number) }
  }
}
