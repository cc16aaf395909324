import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct OrderedWorkTests {
  private struct Stop: Error {}

  /// Counts on several threads.
  private final class Counter: @unchecked Sendable {
    // The number is only touched while the lock is held.
    private let lock = NSLock()
    private var number = 0

    var value: Int { lock.withLock { number } }

    func add() { lock.withLock { number += 1 } }
    func raise(to value: Int) { lock.withLock { number = max(number, value) } }
  }

  @Test(arguments: [1, 2, 3, 8]) func resultsComeInOrder(workers: Int) throws {
    var random = SeededGenerator(seed: UInt64(workers))
    let pauses = (0..<60).map { _ in UInt32.random(in: 0...2000, using: &random) }
    var seen: [Int] = []
    try OrderedWork(workers: workers).run(count: 60) { index -> Int? in
      usleep(pauses[index])
      return index * index
    } consume: { index, square in
      #expect(square == index * index)
      seen.append(index)
    }
    #expect(seen == Array(0..<60))
  }

  @Test func workStaysWithinTheWindow() throws {
    let work = OrderedWork(workers: 3)
    let (consumed, lead) = (Counter(), Counter())
    try work.run(count: 200) { index -> Int? in
      lead.raise(to: index - consumed.value)
      return index
    } consume: { _, _ in
      consumed.add()
      usleep(200)
    }
    #expect(consumed.value == 200)
    #expect(lead.value <= work.window)
  }

  @Test func nothingBehindCancelledWorkIsConsumed() throws {
    let begun = Counter()
    var seen: [Int] = []
    try OrderedWork(workers: 2).run(count: 1000) { index -> Int? in
      begun.add()
      return index == 10 ? nil : index
    } consume: { index, _ in
      seen.append(index)
    }
    #expect(seen == Array(0..<10))
    let atEnd = begun.value
    #expect(atEnd < 1000)
    usleep(20_000)
    #expect(begun.value == atEnd)
  }

  @Test func aThrowingConsumerStopsAllThreads() throws {
    let (begun, ended) = (Counter(), Counter())
    let work = OrderedWork(workers: 4)
    #expect(throws: Stop.self) {
      try work.run(count: 1000) { index -> Int? in
        begun.add()
        usleep(3000)
        ended.add()
        return index
      } consume: { index, _ in
        if index == 5 { throw Stop() }
      }
    }
    let atEnd = begun.value
    #expect(ended.value == atEnd, "no thread is left at work")
    #expect(atEnd <= 6 + work.window)
    usleep(20_000)
    #expect(begun.value == atEnd)
  }

  @Test(arguments: [0, 1, 3]) func thereMayBeMoreWorkersThanWork(count: Int) throws {
    var seen = 0
    try OrderedWork(workers: 16).run(count: count) { index -> Int? in
      index
    } consume: { _, _ in
      seen += 1
    }
    #expect(seen == count)
  }

  @Test func thereIsAtLeastOneWorker() {
    #expect(OrderedWork(workers: -3).workers == 1)
    #expect(OrderedWork(workers: 0).window > 0)
  }
}
