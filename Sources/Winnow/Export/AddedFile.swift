import Foundation

/// A file that a sink adds to an export once all clips are written.
public struct AddedFile {
  let file: String
  private let content: (([UInt8]) throws -> Void) throws -> Void

  /// - Parameters:
  ///   - file: its path below the export's directory: no name in it begins with a point, and neither a file of a clip
  ///     nor a form of the manifest has it.
  ///   - content: emits what is in it. It appears where this returns, and not where it throws.
  public init(
    _ file: String, _ content: @escaping (_ emit: ([UInt8]) throws -> Void) throws -> Void
  ) {
    (self.file, self.content) = (file, content)
  }

  func write(into folder: OutputFolder) throws {
    try folder.write(to: ExportPath(file)) { handle in
      var buffer = Data()
      try content { bytes in
        try Cancellation.check()
        buffer.append(contentsOf: bytes)
        guard buffer.count > 1 << 20 else { return }
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
      try handle.write(contentsOf: buffer)
    }
  }
}

extension [AddedFile] {
  /// What a ledger notes of them: they are written by each export.
  var entries: [ExportPath: String] {
    Dictionary(map { (ExportPath($0.file), $0.file) }) { first, _ in first }
  }

  /// - Throws: `WinnowError` where one has no place in `folder` beside other files of the same export.
  func check(beside others: some Sequence<ExportPath>, in folder: OutputFolder) throws {
    var taken = Set(others)
    var folders = Set(taken.flatMap(\.folders))
    for added in self {
      let file = ExportPath(added.file)
      func refuse(_ reason: String) throws {
        throw WinnowError("add", folder.path(file), reason: reason)
      }
      if file.name == nil || !file.isOfExport
        || file.names?.contains(where: { $0.utf8.first == 0x2E }) != false
      {
        try refuse("it is no path that a sink can add a file at")
      }
      if taken.contains(file) || folders.contains(file)
        || file.folders.contains(where: taken.contains)
      {
        try refuse("another file of the export is in the way")
      }
      taken.insert(file)
      folders.formUnion(file.folders)
    }
  }
}
