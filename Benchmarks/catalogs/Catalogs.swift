import Foundation
import Winnow
import WinnowCore

/// Prints how time and memory of grouping grow with the number of clips, on catalogs put together from
/// the pictures of a real one. 100000+1000 are a thousand clips that are added to others, 20000= are clips that
/// are all but the same.
///
/// usage: catalogs CATALOG COUNT[+ADDED|=]...
@main
struct Catalogs {
  /// Clips put together whose codes and keys are compared.
  private static let statisticClips = 400

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first else {
      FileHandle.standardError.write(Data("usage: catalogs CATALOG COUNT[+ADDED|=]...\n".utf8))
      exit(2)
    }
    let shots = try RealShot.all(in: URL(filePath: folder))
    let catalog = SyntheticCatalog(of: shots)
    say("## Codes and keys, real and put together\n")
    say(KeyStatistics.header)
    let real = KeyStatistics(of: shots.map(\.fingerprint), videos: shots.map(\.video))
    say(real.row("real"))
    let drawn = 0..<Self.statisticClips
    say(KeyStatistics(of: drawn.map(catalog.original), videos: Array(drawn)).row("put together"))
    say("\n## Grouping\n")
    say(GroupingRun.header)
    for argument in arguments.dropFirst() {
      let counts = argument.split { "+=".contains($0) }.compactMap { Int($0) }
      guard let added = counts.last else { continue }
      let known = counts.dropLast().reduce(0, +)
      let run = try GroupingRun(
        of: catalog, known: known, added: added, same: argument.hasSuffix("="))
      say(run.row)
    }
  }

  /// Prints a line at once.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
