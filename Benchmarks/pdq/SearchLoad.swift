import Foundation
import TestSupport
import WinnowCore

/// A list of hashes and queries.
struct SearchLoad {
  enum List: String {
    case unrelated
    /// Groups of about a hundred hashes, each within 40 bits of one.
    case clustered
    static let groupSize = 100
  }

  private let hashes: [PDQHash]
  private let queries: [PDQHash]
  private let index: PDQIndex
  let secondsToBuild: Double
  /// What the index takes, with the list.
  let megabytes: Double

  init(_ list: List, count: Int, queries queryCount: Int) {
    var generator = SeededGenerator(seed: 1)
    var hashes: [PDQHash] = []
    while hashes.count < count {
      let centre = PDQHash(words: .random(in: 0...UInt64.max, using: &generator))
      switch list {
      case .unrelated: hashes.append(centre)
      case .clustered:
        hashes += (0..<List.groupSize).map { _ in centre.changed(&generator, upTo: 40) }
      }
    }
    queries = (0..<queryCount).map { number in
      guard number % 2 == 0, let hash = hashes.randomElement(using: &generator) else {
        return PDQHash(words: .random(in: 0...UInt64.max, using: &generator))
      }
      return hash.changed(&generator, upTo: 31)
    }
    let before = Self.residentMegabytes
    var index: PDQIndex?
    secondsToBuild = seconds { index = PDQIndex(hashes) }
    self.index = index ?? PDQIndex([])
    let listMegabytes = Double(count * MemoryLayout<PDQHash>.size) / 1e6
    megabytes = Self.residentMegabytes - before + listMegabytes
    self.hashes = hashes
  }

  var secondsPerSearch: Double {
    var found = 0
    let all = leastSeconds {
      for query in queries { found += index.matches(of: query, within: 31).count }
    }
    precondition(found > 0)
    return all / Double(queries.count)
  }

  /// Comparing each query with every hash.
  var secondsPerScan: Double {
    var found = 0
    let some = queries.prefix(20)
    let all = leastSeconds {
      for query in some {
        for hash in hashes where hash.distance(to: query) <= 31 { found += 1 }
      }
    }
    precondition(found > 0)
    return all / Double(some.count)
  }

  /// 0 where the system does not tell it as Linux does.
  private static var residentMegabytes: Double {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
  }
}

extension PDQHash {
  /// With at most `most` bits turned over.
  fileprivate func changed(_ generator: inout SeededGenerator, upTo most: Int) -> PDQHash {
    var words = words
    for _ in 0..<Int.random(in: 0...most, using: &generator) {
      let bit = UInt64.random(in: 0..<256, using: &generator)
      words[Int(bit / 64)] ^= 1 << (bit % 64)
    }
    return PDQHash(words: words)
  }
}
