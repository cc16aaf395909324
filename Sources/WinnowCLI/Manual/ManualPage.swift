import Winnow
import WinnowCore

/// The manual of winnow in roff, by the macros of man(7).
struct ManualPage {
  private let help: CommandHelp

  init() throws {
    help = try CommandHelp(of: WinnowCommand.self)
  }

  var text: String {
    var page = Roff()
    page.title(help.commandName, version: WinnowVersion.current)
    page.section("NAME")
    page.line("\(help.commandName) - \(Self.plain(help.abstract ?? ""))")
    page.section("SYNOPSIS")
    page.bold("\(help.commandName) <command> [<option> ...]")
    page.section("DESCRIPTION")
    page.paragraphs(help.discussion ?? "")
    page.section("OPTIONS")
    page.item("-h, --help", "Shows help, of a command where it stands behind its name.")
    page.item("--version", "Shows the version.")
    page.section("COMMANDS")
    for command in help.shownSubcommands { Self.add(command, below: help.commandName, to: &page) }
    Self.addRecipes(to: &page)
    Self.addFiles(to: &page)
    page.section("EXIT STATUS")
    for (status, meaning) in ExitStatus.meanings {
      page.item("\(status)", "\(meaning).".capitalised)
    }
    page.section("ENVIRONMENT")
    page.item("NO_COLOR", "Where it is set and not empty, nothing is coloured.")
    page.section("SEE ALSO")
    page.line("ffmpeg(1), https://no-color.org")
    return page.text
  }

  private static func add(_ command: CommandHelp, below parent: String, to page: inout Roff) {
    let name = "\(parent) \(command.commandName)"
    let arguments = command.shownArguments
    page.subsection(name)
    if command.shownSubcommands.isEmpty {
      page.bold(([name] + arguments.map(\.synopsis)).joined(separator: " "))
      page.paragraph()
    }
    page.line(command.abstract ?? "")
    page.paragraphs(command.discussion ?? "")
    for argument in arguments { page.item(argument.usage, argument.description) }
    for subcommand in command.shownSubcommands { add(subcommand, below: name, to: &page) }
  }

  private static func addRecipes(to page: inout Roff) {
    page.section("RECIPES")
    page.line("A recipe is YAML: sections with keys, each of which may be left out.")
    for section in RecipeReference.sections(Toolbox.ofCommand.instruments) {
      page.subsection(section.name)
      page.line(section.summary)
      for key in section.keys {
        let unit = key.unit.isEmpty ? "" : " \(key.unit)"
        let takes = "\(key.takes)\(unit). Default: \(key.standard)."
        page.item(key.name, "\(plain(key.summary)) Takes: \(takes)")
      }
      if let form = section.form { page.item(form.line, form.summary) }
    }
  }

  private static func addFiles(to page: inout Roff) {
    page.section("FILES")
    for (name, summary) in files { page.item(name, summary) }
  }

  /// What commands write, below the output directory.
  private static let files = [
    ("catalog.sqlite", "All that was measured and decided: written by scan, read by all others."),
    ("videos.jsonl", "A line for every file: what it is and what became of it. Written by scan."),
    (
      "manifest.jsonl",
      "A line for every clip with scores, verdict and reasons. Written by select, by run and by "
        + "export, with the files of each clip."
    ),
    ("frames/", "Pictures of kept clips. Written by run and export."),
  ]

  /// Without the full stop and the marks of code.
  private static func plain(_ text: String) -> String { text.replacing("`", with: "") }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
