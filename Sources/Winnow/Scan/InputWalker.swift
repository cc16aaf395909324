import Foundation

/// Finds the files below the given inputs, in name order.
///
/// Directories are walked recursively; each is entered once, however many symbolic links lead to
/// it. Names beginning with a dot are passed over, as is the output directory. Every other file is
/// listed, video or not.
public struct InputWalker {
  private let excluded: FileIdentity?
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
  /// - Parameter excluded: a directory that is not entered.
  /// - Throws: `WinnowError` where an input does not exist or is the excluded directory itself, or
  ///   a directory cannot be read.
  public static func sources(in inputs: [String], excluding excluded: String? = nil) throws
    -> [VideoSource]
  {
    var walker = InputWalker(excluded: excluded.map(absolute))
    for input in inputs { try walker.add(input) }
    return walker.sources
  }

  private init(excluded: String?) {
    self.excluded = excluded.flatMap(Self.status).map(FileIdentity.init)
    if let identity = self.excluded { entered.insert(identity) }
  }

  /// - Throws: as `sources`, as far as this shows without walking.
  static func check(_ inputs: [String], excluding excluded: String) throws {
    let walker = InputWalker(excluded: absolute(excluded))
    for input in inputs { _ = try walker.checkedStatus(of: input) }
  }

  private func checkedStatus(of input: String) throws -> FileStatus {
    guard let status = Self.status(Self.absolute(input)) else {
      throw WinnowError("read", input, reason: String(cString: strerror(errno)))
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
      let file = URL(filePath: path)
      list(root: file.deletingLastPathComponent().path, file.lastPathComponent, status)
    }
  }

  private mutating func walk(root: String, below: String, _ status: FileStatus) throws {
    guard entered.insert(FileIdentity(status)).inserted else { return }
    for name in try Self.names(in: below.isEmpty ? root : "\(root)/\(below)") {
      if name.text.hasPrefix(".") { continue }
      let path = below.isEmpty ? name.text : "\(below)/\(name.text)"
      guard name.isUTF8, let status = Self.status("\(root)/\(path)") else {
        let refusal = name.isUTF8 ? Self.refusal(errno) : .unreachable("its name is not UTF-8")
        list(root: root, path, FileStatus(refusal: refusal))
        continue
      }
      if status.isDirectory {
        walkDirectory(root: root, path, status)
      } else {
        list(root: root, path, status)
      }
    }
  }

  /// Walks a directory below an input; one that cannot be read is listed with the reason.
  private mutating func walkDirectory(root: String, _ path: String, _ status: FileStatus) {
    do {
      try walk(root: root, below: path, status)
    } catch {
      let reason = (error as? WinnowError)?.reason ?? "\(error)"
      list(root: root, path, FileStatus(refusal: .unreachable("directory: \(reason)")))
    }
  }

  private mutating func list(root: String, _ path: String, _ status: FileStatus) {
    let source = VideoSource(
      root: root, path: path, size: status.size, modified: status.modified,
      changed: status.changed, refusal: status.refusal)
    if listed.insert(Array(source.absolutePath.utf8)).inserted { sources.append(source) }
  }
}

extension InputWalker {
  private struct FileStatus {
    var isDirectory = false
    var device: UInt64 = 0
    var number: UInt64 = 0
    var size: Int64 = 0
    var modified: Int64 = 0
    var changed: Int64 = 0
    var refusal: VideoSource.Refusal?
  }

  /// What the system knows of the file at `path`, links followed; nil with `errno` set where it
  /// cannot be asked.
  private static func status(_ path: String) -> FileStatus? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return FileStatus(
      isDirectory: kind == S_IFDIR, device: UInt64(status.st_dev), number: UInt64(status.st_ino),
      size: Int64(status.st_size),
      modified: nanoseconds(modified), changed: nanoseconds(changed),
      refusal: kind == S_IFREG || kind == S_IFDIR ? nil : .notVideo("not a regular file"))
  }

  /// The size and the times of the file at `path`, links followed; nil where there is none that could be
  /// read from.
  static func stamp(of path: String) -> FileStamp? {
    guard let status = status(path), !status.isDirectory, status.refusal == nil else { return nil }
    return FileStamp(size: status.size, modified: status.modified, changed: status.changed)
  }

  /// Since 1970; the year 2262 for all that is later.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? (time.tv_sec < 0 ? .min : .max) : seconds &+ Int64(time.tv_nsec)
  }

  /// A link that leads nowhere is no video; anything else in the way may hide one.
  private static func refusal(_ code: Int32) -> VideoSource.Refusal {
    let reason = String(cString: strerror(code))
    return code == ENOENT || code == ELOOP ? .notVideo(reason) : .unreachable(reason)
  }

  private struct Name {
    /// The name; bytes that are not UTF-8 as "\\xNN".
    var text: String
    var isUTF8: Bool

    init(_ bytes: some Collection<UInt8>) {
      let valid = String(validating: bytes, as: UTF8.self)
      isUTF8 = valid != nil
      text = valid ?? bytes.map(Self.escaped).joined()
    }

    private static func escaped(_ byte: UInt8) -> String {
      byte < 0x80 ? String(UnicodeScalar(byte)) : String(format: "\\x%02X", byte)
    }
  }

  /// The names in a directory, ordered by their bytes.
  private static func names(in directory: String) throws -> [Name] {
    guard let handle = opendir(directory) else {
      throw WinnowError("read", directory, reason: String(cString: strerror(errno)))
    }
    defer { closedir(handle) }
    var names: [Name] = []
    while let entry = readdir(handle) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { Name($0.prefix { $0 != 0 }) })
    }
    return names.filter { $0.text != "." && $0.text != ".." }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  /// `path` from the root of the file system on, without "." and "..", links kept.
  static func absolute(_ path: String) -> String {
    URL(literalPath: path).standardizedFileURL.path.trimmingTrailingSlash
  }
}

extension String {
  fileprivate var trimmingTrailingSlash: String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}
