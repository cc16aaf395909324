/// How much each of several shards has to do, the least loaded at hand.
struct ShardLoads {
  /// A shard's number, from 1 on, its files, their bytes, and what they cost.
  struct Load: Hashable, Sendable {
    var shard: Int
    var files = 0
    var bytes: Int64 = 0
    var cost = 0.0

    mutating func add(_ file: PlannedFile) {
      files += 1
      bytes &+= file.source.size
      cost += file.cost
    }

    /// Of the same cost the lower number comes first.
    func isBefore(_ other: Load) -> Bool { (cost, shard) < (other.cost, other.shard) }
  }

  /// A heap: none comes before the one at half its place.
  private var heap: [Load]

  /// - Parameter files: among them what the shards have already, which are 1 to `count`.
  init(_ files: [PlannedFile], count: Int) {
    heap = (1...max(1, count)).map { Load(shard: $0) }
    for file in files where file.isDealt { heap[file.shard - 1].add(file) }
    // In order it is a heap.
    heap.sort { $0.isBefore($1) }
  }

  /// Gives a file to the least loaded shard.
  ///
  /// - Returns: its number.
  mutating func deal(_ file: PlannedFile) -> Int {
    let shard = heap[0].shard
    heap[0].add(file)
    var place = 0
    while let next = least(below: place), heap[next].isBefore(heap[place]) {
      heap.swapAt(place, next)
      place = next
    }
    return shard
  }

  private func least(below place: Int) -> Int? {
    let (left, right) = (2 * place + 1, 2 * place + 2)
    guard left < heap.count else { return nil }
    return right < heap.count && heap[right].isBefore(heap[left]) ? right : left
  }

  var least: Load { heap[0] }
  /// Of the same cost the one with the lowest number.
  var most: Load {
    heap.reduce(heap[0]) { most, load in
      load.cost > most.cost || load.cost == most.cost && load.shard < most.shard ? load : most
    }
  }
}
