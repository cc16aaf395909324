import ArgumentParser
import WinnowCore

/// Names the command that somebody meant who typed one that does not exist.
enum UnknownCommand {
  /// What is wrong with the names of commands that `arguments` begin with; nil where nothing is.
  static func complaint(_ arguments: [String], below root: any ParsableCommand.Type) -> String? {
    guard let name = arguments.first, !name.hasPrefix("-") else { return nil }
    let commands = root.configuration.subcommands
    // A command without subcommands takes the word as an argument of its own.
    if commands.isEmpty { return nil }
    if let next = commands.first(where: { $0.typedName == name }) {
      return complaint(Array(arguments.dropFirst()), below: next)
    }
    if name == "help" { return complaint(Array(arguments.dropFirst()), below: root) }
    let shown = commands.filter { $0.configuration.shouldDisplay }.map { $0.typedName }
    return NearestName.complaint(unknown: "command", name, known: shown)
  }
}

extension ParsableCommand {
  /// The word that is typed for the command.
  static var typedName: String { configuration.commandName ?? _commandName }
}
