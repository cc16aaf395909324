import Foundation

extension OutputFolder {
  /// What the system knows of a file, links not followed; nil where there is none, or it lies behind a link.
  func status(_ file: ExportPath) -> stat? {
    guard let name = file.name, let folder = try? open(file.folder) else { return nil }
    return folder.status(name)
  }

  /// Its size and times; nil where it is no file.
  func stamp(of file: ExportPath) -> FileStamp? {
    guard let status = status(file), status.isFile else { return nil }
    let known = FileStatus(status)
    return FileStamp(size: known.size, modified: known.modified, changed: known.changed)
  }

  /// The kind of a file, as `stat` gives it.
  func kind(_ file: ExportPath) -> mode_t? { status(file).map { $0.st_mode & S_IFMT } }

  /// The names in a folder, in no order; none where it is not there.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  func names(in folder: ExportPath) throws -> [String] {
    guard let descriptor = try opened(folder, to: "read") else { return [] }
    guard let names = descriptor.names else {
      throw WinnowError("read", path(folder), code: errno)
    }
    return names
  }

  /// Makes a folder and those above it.
  func makeFolder(_ folder: ExportPath) throws {
    _ = try reaching(folder, to: "create") { () throws(Obstacle) in
      try open(folder, making: true)
    }
    try settle()
  }

  /// Begins a file that appears once it is whole, and makes its folder.
  func begin(_ file: ExportPath) throws -> OutputPart {
    guard let name = file.name else { throw nameless(file, "write") }
    let folder = try reaching(file, to: "write") { () throws(Obstacle) in
      try open(file.folder, making: true)
    }
    change(file.folder)
    return OutputPart(name, in: folder, path: path(file))
  }

  /// Has `body` write a file, which appears where it returns.
  ///
  /// - Returns: what `body` wrote, hashed.
  @discardableResult
  func write(to file: ExportPath, _ body: (FileHandle) throws -> Void) throws -> FileContent? {
    let part = try begin(file)
    do {
      let content = try WinnowError.during("write", part.path) {
        let descriptor = try part.create()
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try body(handle)
        try DiskSync.sync(descriptor, part.path)
        defer { try? handle.close() }
        return FileContent(of: descriptor)
      }
      try part.appear()
      try settle()
      return content
    } catch {
      part.abandon()
      throw error
    }
  }

  /// Adds to a file whose last line may be torn where the writer is killed.
  ///
  /// - Parameter isPromise: whether it must outlive a power cut before anything else is done.
  func append(_ data: Data, to file: ExportPath, isPromise: Bool) throws {
    guard let name = file.name else { throw nameless(file, "write") }
    let path = path(file)
    let folder = try reaching(file, to: "write") { () throws(Obstacle) in
      try open(file.folder, making: true)
    }
    try WinnowError.during("write", path) {
      let isNew = folder.status(name) == nil
      let flags = O_CREAT | O_APPEND | O_WRONLY | O_NOFOLLOW | O_CLOEXEC
      let descriptor = openat(folder.number, name, flags, 0o666)
      guard descriptor >= 0 else {
        throw fault("write", file)
      }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try handle.write(contentsOf: data)
      if isPromise { try DiskSync.sync(descriptor, path) }
      if isNew { change(file.folder) }
      try handle.close()
    }
    if isPromise { try settle() }
  }

  /// Opens a file to be read.
  func reading(_ file: ExportPath) throws -> FileHandle {
    guard let name = file.name else { throw nameless(file, "read") }
    let folder = try reaching(file, to: "read") { () throws(Obstacle) in try open(file.folder) }
    let descriptor = Self.descriptor(of: name, in: folder)
    guard descriptor >= 0 else { throw fault("read", file) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Without waiting for a writer, where a pipe has taken the file's place.
  private static func descriptor(of name: String, in folder: FolderDescriptor) -> Int32 {
    openat(folder.number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  }

  /// What a file holds; nil where it cannot be read to its end, or was not to be.
  func content(of file: ExportPath, goesOn: () -> Bool = { true }) -> FileContent? {
    guard let handle = try? reading(file) else { return nil }
    defer { try? handle.close() }
    return FileContent(of: handle.fileDescriptor, goesOn: goesOn)
  }

  /// The bytes of a file; nil where there is none.
  ///
  /// - Throws: `WinnowError` where it cannot be read, or told whether there is one.
  func contents(_ file: ExportPath) throws -> Data? {
    guard let name = file.name, let folder = try opened(file.folder, to: "read") else {
      return nil
    }
    let descriptor = Self.descriptor(of: name, in: folder)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("read", file)
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return try WinnowError.during("read", path(file)) { try handle.readToEnd() ?? Data() }
  }

  /// Says of what is in the way of a file what was to be done to it.
  func reaching<R>(
    _ file: ExportPath, to operation: String, _ body: () throws(Obstacle) -> R
  ) throws -> R {
    do {
      return try body()
    } catch {
      throw WinnowError(operation, path(file), reason: error.reason)
    }
  }

  private func fault(_ operation: String, _ file: ExportPath) -> WinnowError {
    let reason =
      errno == ELOOP ? "it is a link, which is not followed" : String(cString: strerror(errno))
    return WinnowError(operation, path(file), reason: reason)
  }

  private func nameless(_ file: ExportPath, _ operation: String) -> WinnowError {
    WinnowError(operation, path(file), reason: "it is no path below \(path)")
  }
}
