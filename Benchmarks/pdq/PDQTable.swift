import Foundation
import TestSupport
import WinnowCore

/// Prints what hashing a frame and searching a list cost, as a Markdown table.
@main
enum PDQTable {
  private static let count = 1_000_000
  private static let queries = 2000

  static func main() {
    print("# PDQ\n")
    print("Made by `Benchmarks/pdq.sh`: processor time of one thread, the least of five rounds.\n")
    print("| what | time |\n| --- | --- |")
    for (width, height) in [(640, 360), (1280, 720), (1920, 1080), (3840, 2160)] {
      let seconds = FrameLoad(width: width, height: height).secondsPerHash
      print("| hash a frame of \(width)x\(height) | \(text(seconds * 1e3, 3)) ms |")
    }
    print(
      "\nSearches of \(count) hashes within 31 bits; every second query lies that near to some hash.\n"
    )
    // The first one alone: what is made later is made in memory that was used before.
    let unrelated = SearchLoad(.unrelated, count: count, queries: queries)
    print("The index and its list take \(text(unrelated.megabytes, 0)) MB.\n")
    print("| list | index | built in | comparing all | ratio |")
    print("| --- | --- | --- | --- | --- |")
    print(row(.unrelated, unrelated))
    print(row(.clustered, SearchLoad(.clustered, count: count, queries: queries)))
  }

  private static func row(_ name: SearchLoad.List, _ load: SearchLoad) -> String {
    let (search, scan) = (load.secondsPerSearch, load.secondsPerScan)
    let cells = [
      name.rawValue, "\(text(search * 1e6, 1)) µs",
      "\(text(load.secondsToBuild, 2)) s", "\(text(scan * 1e6, 0)) µs", text(scan / search, 0),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private static func text(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}

/// The least of five rounds of `body`, in seconds of this thread's processor time.
func leastSeconds(_ body: () -> Void) -> Double {
  (0..<5).map { _ in seconds(body) }.min() ?? 0
}

func seconds(_ body: () -> Void) -> Double {
  let before = processorTime()
  body()
  return processorTime() - before
}

private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
