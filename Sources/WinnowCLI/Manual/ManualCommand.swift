import ArgumentParser
import Winnow

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual as a man page.",
    discussion: """
      Examples:
        winnow manual | man -l -
        winnow manual > /usr/local/share/man/man1/winnow.1
      """)

  func run() throws {
    Terminal.data(try ManualPage().text, terminator: "")
  }
}
