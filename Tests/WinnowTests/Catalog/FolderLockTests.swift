import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct FolderLockTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var url: URL { folder.url }

  /// Uses the folder from a task of its own and returns the complaint; nil where there is none.
  private static func complaint(_ use: FolderLock.Use, _ folder: URL) async -> WinnowError? {
    await Task.detached {
      do {
        try FolderLock.during(use, folder) {}
        return nil
      } catch {
        return error as? WinnowError
      }
    }.value
  }

  /// Uses the folder until `body` has ended, from a thread that knows of no lock around it.
  private static func hold(
    _ use: FolderLock.Use, _ folder: URL, _ body: () async throws -> Void
  ) async throws {
    let (isHeld, isOver) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    Thread.detachNewThread {
      try? FolderLock.during(use, folder) {
        isHeld.signal()
        isOver.wait()
      }
      isHeld.signal()
    }
    await wait(for: isHeld)
    try await body()
    isOver.signal()
    await wait(for: isHeld)
  }

  private static func wait(for semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        semaphore.wait()
        continuation.resume()
      }
    }
  }

  @Test func aWriterIsAlone() async throws {
    let name = url.path
    try await Self.hold(.writing, url) {
      let reason = "another winnow is at work in \(name)"
      #expect(
        await Self.complaint(.writing, url)
          == WinnowError("write", name, reason: reason, kind: .busy))
      #expect(
        await Self.complaint(.reading, url)
          == WinnowError("read", name, reason: reason, kind: .busy))
    }
    #expect(await Self.complaint(.writing, url) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: name).isEmpty)
  }

  @Test func readersShareAndKeepWritersOut() async throws {
    try await Self.hold(.reading, url) {
      #expect(await Self.complaint(.reading, url) == nil)
      #expect(await Self.complaint(.writing, url) != nil)
    }
    #expect(await Self.complaint(.writing, url) == nil)
  }

  @Test func aFolderIsLockedAgainFromWithinByAnyOfItsNames() throws {
    let link = url.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: url)
    let depth = try FolderLock.during(.writing, url) {
      try FolderLock.during(.writing, link) { try FolderLock.during(.reading, url) { 3 } }
    }
    #expect(depth == 3)
  }

  @Test func aReaderDoesNotBecomeAWriter() throws {
    #expect(throws: WinnowError.self) {
      try FolderLock.during(.reading, url) { try FolderLock.during(.writing, url) {} }
    }
  }

  @Test func whatCannotBeOpenedIsNotLocked() throws {
    let lost = url.appending(path: "lost")
    let depth = try FolderLock.during(.writing, lost) {
      try FolderLock.during(.reading, lost) { 2 }
    }
    #expect(depth == 2)
  }

  @Test func theStepsOfALibraryLockTheirFolder() async throws {
    let workspace = try Workspace("nested/deeper/leaf.mp4")
    let output = workspace.output
    try FolderLock.during(.writing, workspace.videos) {
      try workspace.scan()
      try workspace.select()
      try workspace.export()
    }
    let catalog = try Catalog(folder: output, create: false)
    try await Self.hold(.writing, output) {
      #expect(throws: WinnowError.self) { try workspace.scan() }
      #expect(throws: WinnowError.self) {
        try Scan(recipe: .everything, isolation: .thisProcess).run(
          inputs: [workspace.videos.path], into: catalog)
      }
      #expect(throws: WinnowError.self) { try Selection(recipe: .everything).run(on: catalog) }
      #expect(throws: WinnowError.self) {
        try Export(recipe: .everything, isolation: .thisProcess).run(catalog, to: output)
      }
      #expect(throws: WinnowError.self) {
        try Export(recipe: .everything, isolation: .thisProcess).run(catalog, to: workspace.videos)
      }
      let reader = try Catalog(folder: output, create: false)
      #expect(try reader.allVideos().count == 1)
    }
    try FolderLock.during(.writing, output) {
      try workspace.scan()
      try workspace.select()
      try workspace.export()
    }
  }
}
