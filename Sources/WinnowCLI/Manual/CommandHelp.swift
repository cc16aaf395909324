import ArgumentParser
import Foundation

/// What the parser knows of a command: read from what it dumps, so that a manual says what help does.
struct CommandHelp: Decodable {
  var commandName: String
  var shouldDisplay: Bool?
  var abstract: String?
  var discussion: String?
  var subcommands: [CommandHelp]?
  var arguments: [Argument]?

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      enum Kind: String, Decodable {
        case long, short, longWithSingleDash
      }

      var kind: Kind
      var name: String

      /// With its dashes.
      var text: String { (kind == .long ? "--" : "-") + name }
    }

    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var preferredName: Name?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?

    /// "--jobs <n>", all names in front of it: "-o, --output <dir>".
    var usage: String {
      let value = "<\(valueName ?? "value")>"
      if kind == .positional { return value }
      let all = (names ?? []).sorted { $0.text.count < $1.text.count }.map(\.text)
        .joined(separator: ", ")
      return kind == .flag ? all : "\(all) \(value)"
    }

    /// As it stands in a synopsis: in brackets where it can be left out.
    var synopsis: String {
      let value = "<\(valueName ?? "value")>"
      let name = preferredName?.text ?? ""
      let text =
        switch kind {
        case .positional: value
        case .option: "\(name) \(value)"
        case .flag: name
        }
      let repeated = isRepeating ? "\(text) ..." : text
      return isOptional ? "[\(repeated)]" : repeated
    }

    /// What it is, what it takes and what it is where it is left out.
    var description: String {
      var parts = [abstract ?? ""]
      if let allValues, !allValues.isEmpty {
        parts.append("One of: \(allValues.joined(separator: ", ")).")
      }
      if let defaultValue { parts.append("Default: \(defaultValue).") }
      return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// Those that are shown, without the help that every command has.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !["help", "version"].contains(argument.preferredName?.name)
    }
  }

  var shownSubcommands: [CommandHelp] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }
}

extension CommandHelp {
  private struct Dump: Decodable {
    var command: CommandHelp
  }

  /// What is known of `command` and all below it.
  init(of command: any ParsableCommand.Type) throws {
    self = try JSONDecoder().decode(Dump.self, from: Data(command._dumpHelp().utf8)).command
  }
}
