import Foundation

/// Where a ledger lies below an export's directory: that of a part in a hidden folder of its own, so that
/// parts may be written into one directory at the same time, or laid together.
struct LedgerPlace: Hashable, Sendable {
  /// What the names of all ledgers, and of their folders, begin with.
  static let prefix = ".winnow-export"
  private static let folderName = "\(prefix)-"

  /// Nil for an export that is not divided.
  let part: ExportPart?

  /// The folder of a part's ledger; nil for the directory itself.
  var folder: String? {
    part.map { "\(Self.folderName)\($0.number)-of-\($0.count)" }
  }

  var ledger: String { folder.map { "\($0)/ledger.json" } ?? ExportLedger.fileName }

  /// What came after the ledger was written last, one entry a line.
  var journal: String { folder.map { "\($0)/journal" } ?? ExportLedger.journalName }

  /// The places of the parts that have been written into `directory`, or were begun.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  static func parts(in directory: OutputFolder) throws -> [LedgerPlace] {
    try directory.names(in: ExportPath("")).sorted().compactMap { name in
      guard name.hasPrefix(folderName) else { return nil }
      let numbers = String(name.dropFirst(folderName.count)).replacing("-of-", with: "/")
      guard let part = ExportPart(numbers) else { return nil }
      let place = LedgerPlace(part: part)
      return place.folder == name ? place : nil
    }
  }
}
