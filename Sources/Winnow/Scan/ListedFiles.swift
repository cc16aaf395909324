import Foundation

/// Looks at the files that a list names, each once.
struct ListedFiles {
  private(set) var sources: [VideoSource] = []
  private var listed: Set<[UInt8]> = []
  /// Absolute path of the directory that the paths lie below; nil where none was named.
  private let root: String?
  private let output: String
  private let shard: InputShard?
  private let current = FileManager.default.currentDirectoryPath
  /// The one that was met last, so that neighbours share it.
  private var lastRoot = ""

  init(root: String?, output: String, shard: InputShard?) {
    self.root = root.map(InputWalker.absolute)
    self.output = InputWalker.absolute(output)
    self.shard = shard
  }

  /// Adds a file, where it is one of the shard.
  ///
  /// - Throws: where it says something impossible.
  mutating func add(_ file: ListedFile) throws(ListedFile.Mistake) {
    let (root, text) = try place(of: file)
    let path = file.path.place(text)
    guard try isWanted(file, path) else { return }
    let absolute = FilePath.joined(root, path)
    if FilePath.below(output, absolute) != nil { return }
    guard listed.insert(Array(absolute.utf8)).inserted else { return }
    if !lastRoot.utf8.elementsEqual(root.utf8) { lastRoot = root }
    sources.append(VideoSource(root: lastRoot, path: path, status(of: file, absolute)))
  }

  private func isWanted(_ file: ListedFile, _ path: String) throws(ListedFile.Mistake) -> Bool {
    guard let shard else { return true }
    guard let number = file.shard else { return shard.contains(path) }
    guard number <= shard.count else {
      throw ListedFile.Mistake("shard \(number) is none of \(shard.count)")
    }
    return number == shard.number
  }

  private func status(of file: ListedFile, _ path: String) -> FileStatus {
    guard file.path.isUTF8 else { return FileStatus(refusal: FileName.refusal) }
    guard let status = FileStatus(of: path) else {
      return FileStatus(refusal: .unreachable(String(cString: strerror(errno))))
    }
    if status.isDirectory {
      return FileStatus(refusal: .notVideo("a directory, which a list does not search"))
    }
    guard status.refusal == nil, let change = change(of: file, status) else { return status }
    // Without times it is looked at again when the list says otherwise.
    var refused = FileStatus(refusal: .unreachable(change))
    refused.size = status.size
    return refused
  }

  /// What is not as the list says; nil for nothing.
  private func change(of file: ListedFile, _ status: FileStatus) -> String? {
    if let size = file.size, size != status.size {
      return "size: the list says \(size) bytes, and it has \(status.size)"
    }
    // Copies and stores may not keep fractions of a second.
    guard let time = file.time, abs(Double(time) - Double(status.modified)) >= 1e9 else {
      return nil
    }
    return "time: the list says \(FileTime.text(time)), and it was changed at "
      + FileTime.text(status.modified)
  }
}

extension ListedFiles {
  /// The root of a file and its path below that.
  private func place(
    of file: ListedFile
  ) throws(ListedFile.Mistake) -> (root: String, path: String) {
    let path = file.path.text
    if let source = file.source { return try Self.place(of: absolute(source), named: path) }
    let isAbsolute = path.utf8.first == 0x2F
    guard let root = root ?? (file.isNamed && !isAbsolute ? current : nil) else {
      let whole = absolute(path)
      guard let slash = whole.utf8.lastIndex(of: 0x2F), whole != "/" else {
        throw ListedFile.Mistake("it is no file")
      }
      let folder = String(whole[..<slash])
      return (folder.isEmpty ? "/" : folder, String(whole[whole.utf8.index(after: slash)...]))
    }
    let whole = isAbsolute ? absolute(path) : absolute(FilePath.joined(root, path))
    guard let below = FilePath.below(root, whole), !below.isEmpty else {
      throw ListedFile.Mistake("\(path) does not lie below \(root)")
    }
    return (root, below)
  }

  /// The root below which the file at `source` has the name `path`.
  static func place(
    of source: String, named path: String
  ) throws(ListedFile.Mistake) -> (root: String, path: String) {
    let (whole, tail) = (Array(source.utf8), Array(FilePath.plain("/\(path)").utf8))
    guard path.utf8.first != 0x2F, tail.count > 1, whole.count >= tail.count,
      whole.suffix(tail.count).elementsEqual(tail)
    else {
      throw ListedFile.Mistake(
        "the source \(source) does not end in the path \(path): a video is called by its path below a root"
      )
    }
    let root = whole.dropLast(tail.count)
    let name = String(decoding: tail.dropFirst(), as: UTF8.self)
    return (root.isEmpty ? "/" : String(decoding: root, as: UTF8.self), name)
  }

  private func absolute(_ path: String) -> String {
    let whole = path.utf8.first == 0x2F ? path : FilePath.joined(current, path)
    // Foundation takes its time to find that there is nothing to do.
    let parts = whole.utf8.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
    return isPlain ? whole : InputWalker.absolute(whole)
  }
}
