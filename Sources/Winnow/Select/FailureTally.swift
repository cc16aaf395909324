/// Of each question, how many clips fail it, and how many fail it alone.
struct FailureTally {
  private(set) var failing: [Int]
  private(set) var alone: [Int]

  init(_ questions: Int) {
    failing = Array(repeating: 0, count: questions)
    alone = failing
  }

  /// Counts what one clip fails; what could not be asked is no failure.
  mutating func count(_ failures: [ClipQuestions.Failure]) {
    var (count, last) = (0, 0)
    for failure in failures where !failure.value.isNaN {
      (count, last) = (count + 1, Int(failure.question))
      failing[last] += 1
    }
    if count == 1 { alone[last] += 1 }
  }
}
