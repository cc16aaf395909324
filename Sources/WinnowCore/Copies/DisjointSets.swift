/// Numbers from 0 on, in sets that are joined one by one (union-find with path halving).
struct DisjointSets {
  private var parents: [Int]

  /// `count` sets of one number each.
  init(count: Int) {
    parents = Array(0..<max(0, count))
  }

  /// The smallest number of the set that `number` is in.
  mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func join(_ x: Int, _ y: Int) {
    let (x, y) = (root(of: x), root(of: y))
    parents[max(x, y)] = min(x, y)
  }
}
