import Foundation

/// Finds the files below the given inputs, in name order.
///
/// Directories are walked recursively; each is entered once, however many symbolic links lead to
/// it. Names beginning with a dot are passed over, as is the output directory. Every other file is
/// listed, video or not.
package struct InputWalker {
  private let excluded: FileIdentity?
  private let shard: InputShard?
  private var entered: Set<FileIdentity> = []
  /// Paths as bytes: to `String`, two spellings of the same accents are one.
  private var listed: Set<[UInt8]> = []
  private var sources: [VideoSource] = []

  private struct FileIdentity: Hashable {
    var device: UInt64
    var number: UInt64

    init(_ status: FileStatus) {
      (device, number) = (status.device, status.number)
    }
  }

  /// The files below `inputs`, which are directories or files, in the order they are given.
  ///
  /// - Parameters:
  ///   - excluded: a directory that is not entered.
  ///   - shard: the part of the files that is listed; nil for all.
  /// - Throws: `WinnowError` where an input does not exist or is the excluded directory itself, or
  ///   a directory cannot be read.
  package static func sources(
    in inputs: [String], excluding excluded: String? = nil, shard: InputShard? = nil
  ) throws -> [VideoSource] {
    var walker = InputWalker(excluded: excluded.map(absolute), shard: shard)
    for input in inputs { try walker.add(input) }
    return walker.sources
  }

  private init(excluded: String?, shard: InputShard? = nil) {
    self.shard = shard
    self.excluded = excluded.flatMap(FileStatus.init(of:)).map(FileIdentity.init)
    if let identity = self.excluded { entered.insert(identity) }
  }

  /// - Throws: as `sources`, as far as this shows without walking.
  static func check(_ inputs: [String], excluding excluded: String) throws {
    let walker = InputWalker(excluded: absolute(excluded))
    for input in inputs { _ = try walker.checkedStatus(of: input) }
  }

  private func checkedStatus(of input: String) throws -> FileStatus {
    try FilePath.check(input, "read")
    guard let status = FileStatus(of: Self.absolute(input)) else {
      throw WinnowError("read", input, code: errno)
    }
    guard excluded == nil || excluded != FileIdentity(status) else {
      let reason = "results go there; give them a directory of their own"
      throw WinnowError("read", input, reason: reason)
    }
    return status
  }

  private mutating func add(_ input: String) throws {
    let path = Self.absolute(input)
    let status = try checkedStatus(of: input)
    if status.isDirectory {
      try walk(root: path, below: "", status)
    } else {
      let (folder, name) = FilePath.parts(of: path)
      list(root: folder, name, status)
    }
  }

  private mutating func walk(root: String, below: String, _ status: FileStatus) throws {
    guard entered.insert(FileIdentity(status)).inserted else { return }
    try Cancellation.check()
    for name in try Self.names(in: below.isEmpty ? root : "\(root)/\(below)") {
      if name.text.utf8.first == UInt8(ascii: ".") { continue }
      let path = below.isEmpty ? name.text : "\(below)/\(name.text)"
      guard name.isUTF8, let status = FileStatus(of: "\(root)/\(path)") else {
        let refusal = name.isUTF8 ? Self.refusal(errno) : FileName.refusal
        list(root: root, name.place(path), FileStatus(refusal: refusal))
        continue
      }
      if status.isDirectory {
        try walkDirectory(root: root, path, status)
      } else {
        list(root: root, path, status)
      }
    }
  }

  /// Walks a directory below an input; one that cannot be read is listed with the reason.
  private mutating func walkDirectory(
    root: String, _ path: String, _ status: FileStatus
  ) throws {
    do {
      try walk(root: root, below: path, status)
    } catch let error as CancellationError {
      throw error
    } catch {
      let reason = (error as? WinnowError)?.reason ?? "\(error)"
      list(root: root, path, FileStatus(refusal: .unreachable("directory: \(reason)")))
    }
  }

  private mutating func list(root: String, _ path: String, _ status: FileStatus) {
    let source = VideoSource(root: root, path: path, status)
    // What was found by another way is of the shard of that way.
    guard listed.insert(source.pathBytes).inserted else { return }
    if shard?.contains(path) ?? true { sources.append(source) }
  }
}

extension InputWalker {
  /// The size and the times of the file at `path`, links followed; nil where there is none that could be
  /// read from.
  static func stamp(of path: String) -> FileStamp? {
    guard let status = FileStatus(of: path), !status.isDirectory, status.refusal == nil else {
      return nil
    }
    return FileStamp(size: status.size, modified: status.modified, changed: status.changed)
  }

  /// A link that leads nowhere is no video; anything else in the way may hide one.
  private static func refusal(_ code: Int32) -> VideoSource.Refusal {
    let reason = String(cString: strerror(code))
    return code == ENOENT || code == ELOOP ? .notVideo(reason) : .unreachable(reason)
  }

  /// The names in a directory, ordered by their bytes.
  private static func names(in directory: String) throws -> [FileName] {
    guard let handle = opendir(directory) else {
      throw WinnowError("read", directory, code: errno)
    }
    defer { closedir(handle) }
    var names: [FileName] = []
    while let entry = readdir(handle) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { FileName($0.prefix { $0 != 0 }) })
    }
    return names.filter { $0.text != "." && $0.text != ".." }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  /// `path` from the root of the file system on, as `FilePath.absolute` says.
  static func absolute(_ path: String) -> String { FilePath.absolute(path) }
}
