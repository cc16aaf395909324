import Foundation
import TestSupport
import Testing

/// Mistakes end with status 2, say what is wrong on stderr, and print nothing.
@Suite struct ExitStatusTests {
  private let folder: TemporaryFolder
  private var output: String { folder.url.appending(path: "out").path }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func expectMistake(_ arguments: [String], _ words: String...) throws {
    let end = try WinnowProcess(arguments).end()
    #expect(end.status == 2)
    #expect(end.output.isEmpty)
    for word in words { #expect(end.talk.contains(word), "\(end.talk)") }
  }

  @Test func unknownNamesAreToldWithTheNearest() throws {
    try expectMistake(
      ["run", "Fixtures", "-o", output, "--recipe", "balancd"], "did you mean balanced?")
    try expectMistake(
      ["export", "Fixtures", "--to", output, "--format", "frame"], "did you mean frames?")
    try expectMistake(["list", "metric"], "'metrics'")
    try expectMistake(["scna", "Fixtures"], "unknown command 'scna'; did you mean scan?")
    try expectMistake(["recipe", "shwo"], "did you mean show?")
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func anUnknownDetectorIsToldWithTheKnown() throws {
    let shots = ["shots", "Fixtures/hard-cuts.mp4", "--detector"]
    try expectMistake(
      shots + ["contend 27"], "transitions, content [THRESHOLD], ", "did you mean content?")
    try expectMistake(shots + ["content 300"], "detector takes one of: ", "content [THRESHOLD]")
  }

  @Test func anUnknownMetricIsToldWithItsLine() throws {
    let recipe = folder.url.appending(path: "my.yaml")
    try Data("gates:\n  sharpness.laplacan.mean: [1, ~]\n".utf8).write(to: recipe)
    try expectMistake(
      ["scan", "Fixtures", "-o", output, "--recipe", recipe.path], "my.yaml, line 2",
      "did you mean sharpness.laplacian?")
  }

  @Test func anEmptyInputIsNotTheCurrentDirectory() throws {
    let plan = folder.url.appending(path: "plan").path
    for command in [
      ["run", "", "-o", output], ["scan", "Fixtures", "", "-o", output],
      ["scan", "", "--from", "-", "-o", output], ["plan", "", "--shards", "2", "-o", plan],
      ["inspect", ""], ["shots", ""], ["bench", ""], ["compare", "", "Fixtures/sharp.mp4"],
    ] {
      try expectMistake(command, "empty")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func aMissingInputIsNamed() throws {
    try expectMistake(["run", "/nope.mp4", "-o", output], "/nope.mp4", "No such file")
    for command in ["inspect", "shots", "bench"] {
      try expectMistake([command, "/nope.mp4"], "/nope.mp4", "No such file")
    }
    for command in [["select", "/nope"], ["export", "/nope", "--to", output]] {
      try expectMistake(command, "/nope", "winnow scan")
    }
  }

  @Test func anOutputThatCannotBeWrittenIsNamed() throws {
    let file = folder.url.appending(path: "file").path
    try Data("mine".utf8).write(to: URL(filePath: file))
    try expectMistake(
      ["run", "Fixtures/rgb.mkv", "-o", file], "create \(file): ", "exists")
    try expectMistake(["run", "Fixtures/rgb.mkv", "-o", "/proc/winnow"], "create /proc/winnow: ")
    #expect(FileManager.default.contents(atPath: file) == Data("mine".utf8))
  }

  @Test func theOutputCannotBeTheInput() throws {
    let input = folder.url.path
    try expectMistake(["scan", input, "-o", input], "a directory of their own")
  }

  @Test func jobsHaveBounds() throws {
    for jobs in ["0", "-1", "5000", "many"] {
      try expectMistake(["scan", "Fixtures", "-o", output, "--jobs=\(jobs)"], "jobs")
    }
  }

  @Test(arguments: ["run", "scan", "select", "export", "inspect", "shots", "list", "bench"])
  func everyCommandHelpsWithAnExample(command: String) throws {
    let end = try WinnowProcess.run(command, "--help")
    #expect(end.status == 0)
    let examples = end.output.components(separatedBy: "Example").dropFirst()
    #expect(examples.contains { $0.contains("winnow \(command) ") })
    #expect(end.talk.isEmpty)
    let whole = try WinnowProcess.run("--help")
    #expect(whole.output.contains("  \(command) "))
  }

  @Test func theVersionIsANumber() throws {
    let end = try WinnowProcess.run("--version")
    #expect(end.status == 0)
    #expect(end.output.wholeMatch(of: /\d+\.\d+\.\d+ \(catalog layout \d+\)\n/) != nil)
  }
}
