import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ScanEventsTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("colourful.mp4")
    for name in ["vfr.mp4", "dark.mp4", "odd-size.mp4"] { try workspace.add(name) }
    try Data("no video".utf8).write(to: workspace.videos.appending(path: "broken.mp4"))
  }

  private func events() throws -> AsyncThrowingStream<Scan.Event, any Error> {
    try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 1)
      .events(of: [workspace.videos.path], into: Catalog(folder: workspace.output, create: true))
  }

  @Test func everyVideoIsToldOf() async throws {
    var (told, last): ([String: Outcome], Scan.Event?) = ([:], nil)
    for try await event in try events() {
      switch event {
      case .began(let files, let pending): #expect(files == 5 && pending == 5 && told.isEmpty)
      case .finished(let file, let progress):
        told[file.path] = file.outcome
        #expect(progress.finished == told.count && progress.pending == 5)
        #expect((file.error == nil) == (file.outcome == .scanned))
      case .ended(let summary): #expect(summary.scanned == 4 && summary.found == 5)
      }
      last = event
    }
    guard case .ended = last else { return #expect(Bool(false), "it does not say that it ended") }
    let listed = try workspace.catalog().videos()
    #expect(
      told == Dictionary(uniqueKeysWithValues: listed.map { ($0.source.absolutePath, $0.outcome) }))
  }

  /// Whoever leaves the loop stops the scan; the next one does what is left.
  @Test func leavingTheLoopStopsIt() async throws {
    for try await event in try events() { if case .finished = event { break } }
    var scanned = 0
    for attempt in 0... {
      do {
        for try await event in try events() {
          if case .ended(let summary) = event { scanned = summary.scanned + summary.known }
        }
        break
      } catch let error as WinnowError where error.kind == .busy && attempt < 1000 {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    #expect(scanned >= 4)
    #expect(try workspace.catalog().videos().count { $0.outcome == .scanned } == 4)
  }

  /// One that nobody asks for an event holds nothing, and begins when it is asked.
  @Test func itBeginsWithTheFirstEvent() async throws {
    let later = try events()
    try workspace.scan()
    var summary: Scan.Summary?
    for try await event in later { if case .ended(let told) = event { summary = told } }
    #expect(summary?.found == 5 && summary?.scanned == 0)
  }

  @Test func aCancelledTaskEndsTheLoop() async throws {
    let events = try events()
    let isDone = try await Task {
      var isDone = false
      for try await event in events {
        if case .ended = event { isDone = true }
        withUnsafeCurrentTask { $0?.cancel() }
      }
      return isDone
    }.value
    #expect(!isDone)
  }

  @Test func whatGoesWrongIsThrown() async throws {
    let catalog = try Catalog(folder: workspace.output, create: true)
    let events = Scan(recipe: Recipe(), isolation: .thisProcess)
      .events(of: ["/nope"], into: catalog)
    let error = await #expect(throws: WinnowError.self) { for try await _ in events {} }
    #expect(error?.kind == .notFound)
  }
}
