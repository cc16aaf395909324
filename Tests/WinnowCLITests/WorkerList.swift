import Foundation
import TestSupport

/// The worker processes of a scan, whoever their parent is by now.
enum WorkerList {
  static let isPossible = SkippedTests.canTest(
    "tests of two commands in one folder",
    if: FileManager.default.fileExists(atPath: "/proc/self/environ"), need: "run them on Linux")
  static let missing = "the system does not list its processes in /proc"

  /// Those still there `seconds` after they should have ended; none as soon as all have.
  static func remaining(of supervisor: Int32, after seconds: Double) -> [Int32] {
    let deadline = Date().addingTimeInterval(seconds)
    var workers = now(of: supervisor)
    while !workers.isEmpty, Date() < deadline {
      usleep(50_000)
      workers = now(of: supervisor)
    }
    return workers
  }

  /// None where the system has no /proc.
  private static func now(of supervisor: Int32) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let mark = "WINNOW_SUPERVISOR=\(supervisor)"
    return names.compactMap { Int32($0) }.filter { process in
      let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") ?? Data()
      return environment.split(separator: 0).contains { $0.elementsEqual(mark.utf8) }
    }
  }
}

extension WinnowProcess {
  /// Waits for the command; kills it where it has not ended after `seconds`, and says so.
  func ends(within seconds: Double) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    while isRunning, Date() < deadline { usleep(20_000) }
    guard isRunning else { return true }
    kill(identifier, SIGKILL)
    return false
  }
}
