import Foundation

/// Says at the end of a test run what was skipped, and what it needs.
package enum SkippedTests {
  // Only touched while the lock is held.
  nonisolated(unsafe) private static var needs: Set<String> = []
  private static let lock = NSLock()

  private static let farewell: Void = {
    atexit { SkippedTests.tell() }
  }()

  /// Whether `what` can be tested; where it cannot, the end of the run says so.
  ///
  /// - Parameter need: what has to be there for it.
  package static func canTest(_ what: String, if isPossible: Bool, need: String) -> Bool {
    if isPossible { return true }
    _ = farewell
    lock.withLock { _ = needs.insert("\(what): \(need)") }
    return false
  }

  private static func tell() {
    let lines = lock.withLock { needs.sorted() }.map { "  \($0)\n" }
    let text = "Skipped, as something is missing here:\n\(lines.joined())"
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}
