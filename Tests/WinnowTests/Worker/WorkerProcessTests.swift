import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Workers that answer in pieces, played by a shell that has the answer in a file.
@Suite struct WorkerProcessTests {
  private static let source = VideoSource(root: "/", path: "a.mp4", size: 1, modified: 1)
  private let folder: TemporaryFolder
  private var answer: URL { folder.url.appending(path: "answer") }
  private var greeting: URL { folder.url.appending(path: "greeting") }

  init() throws {
    folder = try TemporaryFolder()
    let record = VideoRecord(source: Self.source, outcome: .failed, error: "as written")
    try Self.write(.measured(PackedRecord(record)), to: answer)
    try Self.write(.ready(WinnowVersion.current), to: greeting)
  }

  /// Writes a reply as a worker sends it.
  private static func write(_ reply: WorkerReply, to file: URL) throws {
    let (near, far) = try #require(MessageSocket.pair())
    defer {
      near.close()
      far.close()
    }
    try far.send(reply)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(near.descriptor, &bytes, bytes.count)
    try Data(bytes.prefix(count)).write(to: file)
  }

  /// Has the shell's `script` answer, with the answer's path as its first argument.
  ///
  /// - Parameter greets: whether it says first that it serves as a worker.
  private func measure(
    _ script: String, greets: Bool = true, secondsToStart: Double = 60, secondsWithoutFrame: Double
  ) throws -> WorkerProcess.Answer {
    let script = (greets ? "cat \"$2\" >&0; " : "") + script
    let worker = try WorkerProcess(
      command: ["/bin/sh", "-c", script, "sh", answer.path, greeting.path],
      secondsToStart: secondsToStart)
    var recipe = Recipe()
    recipe.limits.secondsWithoutFrame = secondsWithoutFrame
    return try worker.ask(
      .measure(Self.source, recipe.measurement), spoolingIn: folder.url
    ) { _ in true }
  }

  @Test func anAnswerInSlowPiecesIsReadToItsEnd() throws {
    let size = try Data(contentsOf: answer).count
    let script = """
      for piece in 0 1 2 3 4 5 6 7 8 9 10 11; do
        dd if="$1" bs=\(size / 11) skip=$piece count=1 2> /dev/null >&0
        sleep 0.5
      done
      exec sleep 60
      """
    let answer = try measure(script, secondsWithoutFrame: 3)
    guard case .reply(.measured(let packed), _) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(packed.error == "as written")
  }

  @Test func aWorkerThatStopsWithinItsAnswerIsTakenToHang() throws {
    let answer = try measure("head -c 20 \"$1\" >&0; exec sleep 60", secondsWithoutFrame: 1)
    guard case .died(let reason) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(reason == "no frame for 1 s; taken to hang")
  }

  /// What a decoder does to its process speaks of the video, a kill does not.
  @Test func aKillIsNoCrash() throws {
    let answer = try measure("kill -KILL $$", secondsWithoutFrame: 60)
    guard case .killed = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  /// What is no worker says nothing of a video.
  @Test(arguments: ["exit 0", "exit 3", "kill -SEGV $$", "echo hello >&0; sleep 60", "sleep 60"])
  func whatDoesNotGreetIsNoWorker(script: String) throws {
    #expect {
      try measure(script, greets: false, secondsToStart: 1, secondsWithoutFrame: 60)
    } throws: { error in
      let error = error as? WinnowError
      return error?.kind == .foreign
        && error?.reason.hasPrefix("it does not serve as a worker: ") == true
    }
  }

  @Test func aWorkerOfAnotherVersionIsNone() throws {
    try Self.write(.ready("0.0.1"), to: greeting)
    let error = #expect(throws: WinnowError.self) {
      try measure("exec sleep 60", secondsWithoutFrame: 60)
    }
    #expect(error?.kind == .foreign && error?.reason.contains("does not speak as") == true)
  }

  @Test(arguments: ["SEGV", "ILL", "ABRT", "BUS", "FPE", "PIPE"])
  func aFaultIsACrash(signal: String) throws {
    let answer = try measure("kill -\(signal) $$", secondsWithoutFrame: 60)
    guard case .died(let reason) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(reason.hasPrefix("crashed: "))
  }
}
