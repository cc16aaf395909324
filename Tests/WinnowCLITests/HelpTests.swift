import ArgumentParser
import Testing

@testable import WinnowCLI

@Suite struct HelpTests {
  /// Every command that people may give, by its words.
  private static func commands(
    of command: any ParsableCommand.Type = WinnowCommand.self, _ words: [String] = []
  ) -> [(words: [String], command: any ParsableCommand.Type)] {
    let name = command.typedName
    let own = words + [name]
    return [(own, command)]
      + command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .flatMap { commands(of: $0, own) }
  }

  @Test func everyHelpHasAnExampleOfTheCommand() {
    let commands = Self.commands()
    #expect(commands.count > 15)
    #expect(commands.contains { $0.words == ["winnow", "recipe", "diff"] })
    for (words, command) in commands {
      let help = WinnowCommand.helpMessage(for: command, columns: 1000)
      let examples = help.split(separator: "\n").drop { !$0.contains("Example") }
      #expect(
        examples.contains { $0.contains(words.joined(separator: " ")) },
        "\(words.joined(separator: " "))")
    }
  }

  @Test func theFrontPageNamesThreeCommandsAndWhereToReadOn() throws {
    let end = try WinnowProcess.run()
    #expect(end.status == 0 && end.talk.isEmpty)
    let named = Self.commands().map(\.words).filter { $0.count == 2 }
      .filter { end.output.contains("\n  \($0.joined(separator: " ")) ") }
    #expect(
      named.map(\.last).filter { !["recipe", "manual"].contains($0) } == [
        "run", "select", "export",
      ])
    for line in ["winnow --help", "winnow help run", "winnow recipe schema"] {
      #expect(end.output.contains(line))
    }
    #expect(end.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func workersAreNotForPeople() {
    #expect(!Self.commands().contains { $0.words.last == "worker" })
    #expect(!WinnowCommand.helpMessage().contains("worker  "))
  }
}
