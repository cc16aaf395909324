import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Finds the frames of a list of PDQ hashes in a catalog, without decoding anything.",
    discussion: """
      A line of FILE is a hash of 64 hexadecimal digits, and a comma, space or tab before a label \
      where there is one; empty lines and those that begin with # are passed over. --list prints \
      the hashes of the catalog as such a list.

      Example: winnow match out --pdq known.txt --json
      """)

  @Argument(
    help: ArgumentHelp(
      "A directory written by scan, or the file of a catalog.", valueName: "dir|catalog"),
    completion: .file())
  var directory: String
  @Option(
    help: ArgumentHelp("The list of hashes to look for.", valueName: "file"), completion: .file())
  var pdq: String?
  @Flag(help: "Print the hashes of the catalog: hash,quality,video,frame.") var list = false
  @Option(help: ArgumentHelp("Bits of 256 that may differ, 0 to 31.", valueName: "bits"))
  var radius = PDQIndex.largestRadius
  @Option(help: ArgumentHelp("Pass over frames of less quality, 0 to 100.", valueName: "quality"))
  var quality = 50
  @Flag(help: "Print JSON, a line a clip.") var json = false

  func validate() throws {
    guard (pdq != nil) != list else { throw ValidationError("give either --pdq FILE or --list") }
    guard 0...PDQIndex.largestRadius ~= radius else {
      throw ValidationError("--radius takes a number from 0 to \(PDQIndex.largestRadius)")
    }
    guard 0...100 ~= quality else {
      throw ValidationError("--quality takes a number from 0 to 100")
    }
    if list, json { throw ValidationError("--list prints no JSON") }
  }

  func run() throws {
    try Catalog.using(URL(literalPath: directory), toolbox: .ofCommand) { try run($0) }
  }

  private func run(_ catalog: Catalog) throws {
    guard let pdq else {
      for line in try HashListing(catalog, quality: quality).lines { Terminal.data(line) }
      return
    }
    let matching = HashMatching(
      try HashList(file: URL(literalPath: pdq)), radius: radius, quality: quality)
    let findings = try matching.run(on: catalog)
    if json {
      for item in findings.items { Terminal.data(try JSONLine.text(item)) }
    } else if !findings.items.isEmpty {
      Terminal.show(.lines(findings))
    }
    Terminal.say("\(findings.summary)")
  }
}
