/// Count, sum and sum of squares of integers: enough for their mean and variance, exactly.
public struct Moments: Hashable, Sendable {
  /// How many samples there are.
  public package(set) var count: Int
  package var sum: Int
  /// The sum of their squares.
  public package(set) var squares: Int

  package init(count: Int, sum: Int = 0, squares: Int = 0) {
    self.count = count
    self.sum = sum
    self.squares = squares
  }

  mutating func add(_ value: Int) {
    sum += value
    squares += value * value
  }

  static func += (sum: inout Moments, part: Moments) {
    sum.count += part.count
    sum.sum += part.sum
    sum.squares += part.squares
  }

  /// Their mean; 0 without samples.
  public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

  /// Population variance (divided by `count`), never negative.
  package var variance: Double {
    count == 0 ? 0 : max(0, Double(squares) / Double(count) - mean * mean)
  }
}
