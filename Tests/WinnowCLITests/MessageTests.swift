import Foundation
import TestSupport
import Testing

@testable import WinnowCLI

@Suite struct MessageTests {
  @Test func whatIsPutInStaysOnItsLine() {
    let name = "a\nscanned 9 files\u{1B}[2J\u{202E}.mp4"
    let message: Message = "failed: \(name)\n" + "next: \(name.count)"
    #expect(
      message.text == #"failed: a\nscanned 9 files\u{1B}[2J\u{202E}.mp4"# + "\nnext: \(name.count)")
    #expect(Message.lines("a\n\u{7}b").text == "a\n" + #"\u{7}b"#)
  }

  @Test func wordsForAShellStayOnALine() throws {
    let name = "a\n'b\\\u{1B}[31m é\u{202E}"
    #expect(!name.quotedForShell.contains("\n") && !name.quotedForShell.contains("\u{1B}"))
    let said = try TestProgram("bash").output(["-c", "printf %s \(name.quotedForShell)"])
    #expect(String(decoding: said, as: UTF8.self) == name)
  }
}

/// Names that would steer the terminal, and make up lines, wherever they are shown.
@Suite struct HostileNamesTests {
  private static let video =
    "e\u{1B}[31m\u{1B}]0;pwn\u{7}\nscanned 99 of 99 files\u{202E}\u{9B}2J.mp4"
  private static let broken = "b\nscanned 99 of 99 files.mp4"
  private let folder: TemporaryFolder
  private var input: String { folder.url.path + "/in\nscanned 99 of 99 files" }
  private var output: String { folder.url.path + "/out\nscanned 99 of 99 files" }

  init() throws {
    folder = try TemporaryFolder()
    mkdir(input, 0o755)
    let bytes = try Data(contentsOf: TestFolders.fixture("sharp.mp4"))
    for (name, bytes) in [(Self.video, bytes), (Self.broken, bytes.prefix(3000))] {
      #expect(FileManager.default.createFile(atPath: "\(input)/\(name)", contents: bytes))
    }
  }

  /// Runs a command that shows the names, and looks at all that it says.
  private func expectHarmless(_ arguments: [String], status: Int32 = 0) throws {
    let end = try WinnowProcess(arguments).end()
    #expect(end.status == status, "\(arguments[0]): \(end.talk)")
    let text = end.output + end.talk
    let steering = text.unicodeScalars.filter { scalar in
      scalar.value < 0x20 && scalar != "\n" || 0x7F..<0xA0 ~= scalar.value || scalar == "\u{202E}"
    }
    #expect(steering.isEmpty, "\(arguments[0])")
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("scanned 99") }, "\(text)")
  }

  @Test func theyDoNoHarmInAnyCommand() throws {
    let (video, broken) = ("\(input)/\(Self.video)", "\(input)/\(Self.broken)")
    let recipe = folder.url.path + "/r\nscanned 99 of 99 files.yaml"
    let text = "gates: {exposure.luma.mean: [250, ~]}\n"
    #expect(FileManager.default.createFile(atPath: recipe, contents: Data(text.utf8)))
    try expectHarmless(["run", input, "-o", output, "--recipe", recipe], status: 1)
    try expectHarmless(["run", input, "-o", output, "--recipe", "measure-only"], status: 1)
    try expectHarmless(["inspect", video])
    try expectHarmless(["inspect", broken], status: 1)
    try expectHarmless(["shots", broken], status: 2)
    try expectHarmless(["compare", video, broken], status: 2)
    try expectHarmless(["compare", video, video])
    try expectHarmless(["recipe", "check", recipe])
    try expectHarmless(["recipe", "check", video], status: 2)
    try expectHarmless(["recipe", "diff", "measure-only", recipe, output])
    try expectHarmless(["suggest", output, "--recipe", recipe])
    try expectHarmless(["select", output, "--recipe", recipe])
    try expectHarmless(["bench", video, "--rounds", "1"])
    try expectHarmless(["match", output, "--list"])
    try expectHarmless(["forget", output, "\nscanned 99\u{1B}"])
    try expectHarmless(["doctor", output])
    try expectHarmless(["report", input], status: 2)
    try expectHarmless(["merge", output, "-o", output + "2", "--remeasure"])
    try expectHarmless(["scan", "--\u{1B}x\nscanned 99"], status: 2)
    try expectHarmless(["scan", input, "-o", output, "--shard=1/\nscanned 99\u{1B}"], status: 2)
    try expectHarmless(["\u{1B}x\nscanned 99"], status: 2)
    try expectHarmless(["list", "\u{1B}x\nscanned 99"], status: 2)
  }
}
