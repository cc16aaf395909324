import Testing

@testable import WinnowCore

@Suite struct ConcurrentMapTests {
  private struct Failure: Error, Equatable {
    var number: Int
  }

  @Test(arguments: [0, 1, 2, 500]) func valuesAreInOrder(count: Int) throws {
    #expect(try concurrentMap(count: count) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  /// Whatever thread comes first.
  @Test(arguments: [0, 7, 499]) func theErrorIsThatOfTheLowestNumber(first: Int) {
    for _ in 0..<20 {
      #expect(throws: Failure(number: first)) {
        try concurrentMap(count: 500) { number in
          if number >= first { throw Failure(number: number) }
        }
      }
    }
  }
}
