import Foundation

/// Reads the files that earlier exports wrote, and removes those that are not as they were written, so that they
/// are written again.
struct ExportVerification {
  private let folder: OutputFolder
  private let jobs: Int
  private let isCancelled: @Sendable () -> Bool

  init(_ folder: OutputFolder, jobs: Int, isCancelled: @escaping @Sendable () -> Bool) {
    (self.folder, self.jobs, self.isCancelled) = (folder, jobs, isCancelled)
  }

  private enum Finding: Sendable {
    case unreadable
    case holds(FileContent)
  }

  /// Reads those of `files`, and of the shards, that are there. Of a file whose bytes were never read before the
  /// size alone tells; they are noted.
  ///
  /// - Returns: how many were read, and the paths of those that are removed.
  func run(_ files: [ExportPath], _ ledger: inout ExportLedger) throws -> (Int, [String]) {
    let files = (files + ledger.shardFiles).filter { folder.status($0)?.isFile == true }
    var (verified, damaged): (Int, [String]) = (0, [])
    try OrderedWork(workers: jobs).run(count: files.count) { [folder, isCancelled] index in
      isCancelled() ? nil : Self.read(files[index], in: folder, isCancelled)
    } consume: { index, finding in
      let (file, known) = (files[index], ledger.content(of: files[index]))
      switch finding {
      case .holds(let content) where known.map(content.agrees) ?? (content.bytes > 0):
        if known?.hash == nil { try ledger.note([(file, content)]) }
      case .holds, .unreadable:
        try ledger.reject(file)
        damaged.append(folder.path(file))
      }
      verified += 1
    }
    return (verified, damaged)
  }

  /// - Returns: nil where it was not to be gone on with.
  private static func read(
    _ file: ExportPath, in folder: OutputFolder, _ isCancelled: () -> Bool
  ) -> Finding? {
    if let content = folder.content(of: file, goesOn: { !isCancelled() }) { return .holds(content) }
    return isCancelled() ? nil : .unreadable
  }
}
