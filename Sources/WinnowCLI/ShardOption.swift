import ArgumentParser
import Winnow

/// Which part of the files a command looks at.
struct ShardOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at part K of N of the files, 1 to N; together the parts hold each file once.",
      valueName: "k/n"))
  var shard: String?

  var chosen: InputShard? { shard.flatMap(InputShard.init) }

  func validate() throws {
    if let shard, InputShard(shard) == nil {
      throw ValidationError(
        "--shard takes K/N, part K of N, 1 to N; '\(shard)' is not of that form")
    }
  }
}
