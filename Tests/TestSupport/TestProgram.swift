import Foundation
import WinnowCore

/// A program the tests compare with, found through PATH.
package struct TestProgram: Sendable {
  package static let ffmpeg = TestProgram("ffmpeg")
  package static let ffprobe = TestProgram("ffprobe")

  /// Whether both of FFmpeg's commands are installed.
  package static let hasFFmpeg = SkippedTests.canTest(
    "comparisons with FFmpeg's commands", if: ffmpeg.isFound && ffprobe.isFound,
    need: "install ffmpeg")
  /// Why a test that needs them is skipped.
  package static let missing = "the ffmpeg and ffprobe commands are not installed"

  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  /// Whether it is there; what is skipped where it is not, the end of the test run says.
  package var isInstalled: Bool {
    SkippedTests.canTest("tests with \(name)", if: isFound, need: "install it")
  }

  private var isFound: Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// All the program prints; what it says on stderr is dropped.
  ///
  /// - Throws: `TestProgramError` where it fails, unless it `canFail`.
  package func output(_ arguments: [String], canFail: Bool = false) throws -> [UInt8] {
    let pipe = try ProgramPipe(self, arguments)
    let bytes = pipe.readAll()
    if canFail { try? pipe.close() } else { try pipe.close() }
    return bytes
  }
}

/// A program that could not be run, or that failed.
package struct TestProgramError: Error {
  package let command: String
  package let status: Int32

  package init(command: String, status: Int32) {
    self.command = command
    self.status = status
  }
}

/// What a running program prints, read as it comes.
///
/// `popen` rather than `Process`: tests run side by side, and its pipes are not inherited by the
/// children of other threads.
package final class ProgramPipe {
  private let command: String
  private let stream: UnsafeMutablePointer<FILE>
  private var isOpen = true

  package init(_ program: TestProgram, _ arguments: [String]) throws {
    let words = [program.name] + arguments
    command = words.map(Self.quoted).joined(separator: " ")
    guard let stream = popen(command + " 2>/dev/null </dev/null", "r") else {
      throw TestProgramError(command: command, status: errno)
    }
    self.stream = stream
  }

  deinit {
    if isOpen { pclose(stream) }
  }

  /// Fills `buffer` as far as the program's output reaches and returns the number of bytes.
  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    fread(buffer.baseAddress, 1, buffer.count, stream)
  }

  /// The next `count` bytes; fewer at the end.
  package func read(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  package func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let more = read(1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  /// Waits for the program to end.
  package func close() throws {
    isOpen = false
    let status = pclose(stream)
    if status != 0 { throw TestProgramError(command: command, status: status) }
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacingEach("'", with: "'\\''") + "'"
  }
}
