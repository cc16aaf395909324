import Dispatch
import Foundation
import Testing

@testable import Winnow

@Suite struct WorkerTurnsTests {
  /// Counts who is at work, and the most at the same time as somebody who is to be alone.
  private final class Count: @unchecked Sendable {
    // Only touched while the lock is held.
    private let lock = NSLock()
    private var atWork = 0
    private(set) var disturbed = 0

    func work(alone: Bool) {
      lock.withLock {
        atWork += 1
        if alone { disturbed += atWork - 1 }
      }
      usleep(500)
      lock.withLock {
        if alone { disturbed += atWork - 1 }
        atWork -= 1
      }
    }
  }

  private static func always() -> Bool { true }
  private static func never() -> Bool { false }

  @Test func whoIsToBeAloneIs() {
    let (turns, count) = (WorkerTurns(), Count())
    DispatchQueue.concurrentPerform(iterations: 40) { number in
      if number % 5 == 0 {
        turns.alone(while: Self.always) { count.work(alone: true) }
      } else {
        turns.together(while: Self.always) { count.work(alone: false) }
      }
    }
    #expect(count.disturbed == 0)
  }

  @Test func whoIsToldToStopDoesNotWait() {
    let turns = WorkerTurns()
    let answer = turns.together(while: Self.always) {
      turns.alone(while: Self.never) { 1 }
    }
    #expect(answer == .some(nil))
    #expect(turns.together(while: Self.always) { 2 } == 2)
  }
}
