import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Deals out the files to scan among machines.",
    discussion: """
      Writes a line of JSON for each file that a scan would look at: where it lies, its size and time, and the shard \
      it is given to, 1 to N. Files are dealt out by size and a constant each, so that shards take alike long. \
      'winnow scan --from FILE --shard K/N' scans one of them.

      Where FILE is there, what is new is dealt out and what is gone leaves it; all other files keep their shards. N \
      may grow. What a list or a directory that is not named now holds stays as it is.

      --from reads which files there are from a list, as 'winnow scan' does, whose help tells how.

      Examples:
        winnow plan videos --shards 64 -o plan.jsonl
        winnow scan --from plan.jsonl --shard 3/64 -o part-3.sqlite
      """)

  @OptionGroup var input: InputOptions
  @Option(help: ArgumentHelp("How many shards there are.", valueName: "n"))
  var shards: Int
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The plan to write, or to bring up to date.", valueName: "file"),
    completion: .file())
  var output: String
  @Flag(help: "Print what was done as JSON.") var json = false
  @OptionGroup var parent: ParentOption

  private static let mostShards = 1_000_000

  func validate() throws {
    guard 1...Self.mostShards ~= shards else {
      throw ValidationError("--shards takes a number from 1 to \(Self.mostShards)")
    }
    if output.isEmpty { throw ValidationError("--output takes the path of a file") }
  }

  func run() throws {
    let file = URL(literalPath: output)
    let summary = try Interrupts.answered(parent.watch(readsInput: input.readsInput)) { _ in
      var plan = try ShardPlan(at: file)
      let summary = try plan.update(by: input.chosen().find(output: file), shards: shards)
      try plan.write(to: file)
      return summary
    }
    for failure in summary.failures { Terminal.say("failed: \(failure)") }
    if json { Terminal.data(try JSONLine.text(summary)) }
    Terminal.say("\(summary.line)")
    if summary.files > 0 {
      let scan = "scan --from \(output.quotedForShell) --shard 1/\(shards) -o part-1.sqlite"
      Terminal.say("next: \(NextSteps.program) \(scan)")
    }
    if !summary.failures.isEmpty { throw ExitStatus.someFailed }
  }
}

extension ShardPlan.Summary {
  /// "planned 12 files, 3.1 MB, in 4 shards: 2 new, 1 gone; shard 3 is the largest, 4 files, 0.8 MB, and shard 1 the
  /// smallest, 3 files, 0.7 MB"
  fileprivate var line: String {
    let news = [(new, "new"), (changed, "changed"), (gone, "gone")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }
    return "planned \(Self.text(files, bytes)), in \(shards) shard\(shards == 1 ? "" : "s"): "
      + (news.isEmpty ? "nothing new" : news.joined(separator: ", "))
      + "; shard \(largest.shard) is the largest, \(Self.text(largest.files, largest.bytes)), and shard "
      + "\(smallest.shard) the smallest, \(Self.text(smallest.files, smallest.bytes))"
  }

  private static func text(_ files: Int, _ bytes: Int64) -> String {
    "\(files) file\(files == 1 ? "" : "s"), \(ScanProgress.Overview.size(bytes))"
  }
}
