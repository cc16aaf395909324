import ArgumentParser
import Winnow
import WinnowCore

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what there is to choose from.",
    discussion: "Example: winnow list metrics --markdown")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case metrics, detectors, samplers, presets, formats

    var table: ListTable {
      switch self {
      case .metrics: .metrics(of: .ofCommand)
      case .detectors: .detectors(of: .ofCommand)
      case .samplers: .samplers(of: .ofCommand)
      case .presets: .presets
      case .formats: .formats(of: .ofCommand)
      }
    }
  }

  @Argument(help: "What to list; everything when left out.") var kind: Kind?
  @Flag(help: "Print a Markdown table.") var markdown = false
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let kinds = kind.map { [$0] } ?? Kind.allCases
    if json {
      let tables = kinds.map { ($0.rawValue, $0.table.objects) }
      Terminal.data(try JSONLine.text(Dictionary(uniqueKeysWithValues: tables)))
      return
    }
    let tables = kinds.map { kind in
      let text = markdown ? kind.table.markdown : kind.table.text
      return self.kind == nil ? "\(kind.rawValue)\n\n\(text)\n" : text
    }
    Terminal.show(.lines(tables.joined(separator: "\n")))
  }
}
