import Foundation
import WinnowCore

/// Files that are written aside and appear together, once all of them are on the disk: syncing each by itself
/// would take longer than to make a small picture.
///
/// What has not appeared when it goes is removed. Not thread-safe.
public final class OutputBatch {
  /// Files that wait at most, and their bytes.
  private static let most = (files: 256, bytes: 1 << 28)

  private let folder: OutputFolder
  /// Files that somebody is writing, each with its descriptor.
  private var open: [ExportPath: (part: OutputPart, descriptor: Int32)] = [:]
  /// Files that are whole.
  private var waiting: [OutputPart] = []
  private var bytes = 0
  /// The files that paths which were handed out lead to.
  private var names: [String: String] = [:]

  init(in folder: OutputFolder) { self.folder = folder }

  deinit { abandon() }

  /// Begins a file and gives a path to write it by, which leads to it wherever the directory is now.
  func begin(_ file: String) throws -> String {
    let place = ExportPath(file)
    abandon(file)
    let part = try folder.begin(place)
    let descriptor = try part.create()
    open[place] = (part, descriptor)
    let path = OpenFile.path(descriptor)
    names[path] = part.path
    return path
  }

  /// Ends a file that was begun: it will appear.
  func finish(_ file: String) throws -> FileContent {
    guard let (part, descriptor) = open.removeValue(forKey: ExportPath(file)) else {
      throw WinnowError("write", folder.path(ExportPath(file)), reason: "it was not begun")
    }
    defer { close(descriptor) }
    guard let content = FileContent(of: descriptor) else {
      part.abandon()
      throw WinnowError("read", part.path, reason: "not to its end")
    }
    try add(part, content)
    return content
  }

  /// Gives up a file that is whole, as long as it has not appeared.
  func withdraw(_ file: String) {
    let path = folder.path(ExportPath(file)).utf8
    for part in waiting where part.path.utf8.elementsEqual(path) { part.abandon() }
    waiting.removeAll { $0.path.utf8.elementsEqual(path) }
  }

  /// Gives up a file that was begun; one that was not is none.
  func abandon(_ file: String) {
    guard let (part, descriptor) = open.removeValue(forKey: ExportPath(file)) else { return }
    close(descriptor)
    part.abandon()
  }

  /// Writes all of a file.
  func write(_ bytes: [UInt8], to file: String) throws -> FileContent {
    let part = try folder.begin(ExportPath(file))
    do {
      let handle = FileHandle(fileDescriptor: try part.create(), closeOnDealloc: true)
      try WinnowError.during("write", part.path) {
        try handle.write(contentsOf: bytes)
        try handle.close()
      }
    } catch {
      part.abandon()
      throw error
    }
    let content = FileContent(bytes)
    try add(part, content)
    return content
  }

  /// Has all files that are whole appear.
  func commit() throws {
    guard let first = waiting.first else { return }
    let isSynced =
      try waiting.count > DiskSync.few
      && DiskSync.syncAll(around: first.folder.number, first.path)
    if !isSynced { for part in waiting { try part.sync() } }
    for part in waiting { try part.appear() }
    (waiting, bytes) = ([], 0)
    try folder.settle()
  }

  /// What is written by a path that was handed out.
  func name(of path: String) -> String { names[path] ?? path }

  private func add(_ part: OutputPart, _ content: FileContent) throws {
    waiting.append(part)
    bytes += content.bytes
    if waiting.count >= Self.most.files || bytes >= Self.most.bytes { try commit() }
  }

  private func abandon() {
    for (part, descriptor) in open.values {
      close(descriptor)
      part.abandon()
    }
    for part in waiting { part.abandon() }
  }
}
