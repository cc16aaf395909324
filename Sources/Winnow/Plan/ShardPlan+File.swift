import Foundation

/// A plan is a list of lines of JSON, as `--from` takes them.
extension ShardPlan {
  /// Reads the plan at `file`; one without files where there is none.
  ///
  /// - Throws: `WinnowError` where it cannot be read, or holds a line that is none of a plan.
  package init(at file: URL) throws {
    try RegularFile.check(file)
    self.init()
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    var files: [PlannedFile] = []
    try FileList(file.path).eachFile { line throws(ListedFile.Mistake) in
      var file = try PlannedFile(line)
      // Neighbours share it.
      if let last = files.last?.source.root, last.utf8.elementsEqual(file.source.root.utf8) {
        file.source.root = last
      }
      files.append(file)
    }
    self.init(files)
  }

  /// Writes it to `file`, which changes whole or not at all.
  package func write(to file: URL) throws {
    try AtomicFile.makeFolder(of: file)
    try AtomicFile.writePieces(to: file) { emit in
      var text = JSONWriter()
      for file in files {
        file.write(to: &text)
        guard text.count > 1 << 20 else { continue }
        try emit(text.bytes)
        text.removeAll()
      }
      try emit(text.bytes)
    }
  }
}
