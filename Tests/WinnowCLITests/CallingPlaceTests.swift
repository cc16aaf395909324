import Foundation
import TestSupport
import Testing

/// Paths that Swift's texts cannot hold would name other files.
@Suite struct CallingPlaceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// What a shell makes of a script that calls `winnow` as "$0".
  private func run(_ script: String) throws -> (said: String, names: [String]) {
    let program = try #require(WinnowProcess.program)
    let shell = Process()
    let said = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "\(script); echo \" status $?\" >&2", program.path]
    shell.currentDirectoryURL = folder.url
    shell.standardError = said
    try shell.run()
    let text = try said.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    return (String(decoding: text, as: UTF8.self), names)
  }

  private var video: String { TestFolders.fixture("sharp.mp4").path }

  @Test func anArgumentThatIsNoTextIsRefused() throws {
    let (said, names) = try run("\"$0\" scan '\(video)' -o \"$(printf 'o\\377')\"")
    #expect(said.contains("argument 4 ") && said.contains("is not UTF-8"))
    #expect(said.hasSuffix(" status 2\n") && names.isEmpty)
  }

  #if os(Linux)
    @Test func aCurrentDirectoryThatIsNoTextIsRefused() throws {
      let (said, names) = try run(
        "d=$(printf 'd\\377'); mkdir \"$d\" && cd \"$d\" && \"$0\" scan '\(video)' -o out")
      #expect(said.contains("current directory") && said.hasSuffix(" status 2\n"))
      #expect(names.count == 1)
    }
  #endif

  @Test func aCurrentDirectoryThatIsGoneIsSaid() throws {
    let (said, names) = try run("mkdir d && cd d && rmdir ../d && \"$0\" scan '\(video)' -o tmp")
    #expect(said.contains(String(cString: strerror(ENOENT))) && said.hasSuffix(" status 2\n"))
    #expect(names.isEmpty)
  }
}
