import Foundation
import Winnow
import WinnowCore

/// Prints how time and memory of grouping grow with the number of clips, on catalogs put together from
/// the pictures of a real one.
///
/// usage: catalogs CATALOG COUNT...
@main
struct Catalogs {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first else {
      FileHandle.standardError.write(Data("usage: catalogs CATALOG COUNT...\n".utf8))
      exit(2)
    }
    let shots = try RealShot.all(in: URL(filePath: folder))
    let catalog = SyntheticCatalog(of: shots)
    say("## Codes and keys, real and put together\n")
    say(KeyStatistics.header)
    say(KeyStatistics(of: shots.map(\.fingerprint)).row("real"))
    say(KeyStatistics(of: (0..<400).map(catalog.original)).row("put together"))
    say("\n## Grouping\n")
    say(GroupingRun.header)
    for count in arguments.dropFirst().compactMap({ Int($0) }) {
      say(try GroupingRun(of: catalog, count: count).row)
    }
  }

  /// Prints a line at once.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
