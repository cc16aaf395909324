import Foundation

/// Tests that take minutes: many mutants, every kind of damage, real clips.
package enum SlowTests {
  /// Whether they are to be run, which the environment says.
  package static let areWanted = SkippedTests.canTest(
    "slow tests", if: ProcessInfo.processInfo.environment["WINNOW_SLOW_TESTS"] != nil,
    need: "set WINNOW_SLOW_TESTS=1")
  /// Why they are skipped.
  package static let missing = "slow tests run with WINNOW_SLOW_TESTS=1"
}
