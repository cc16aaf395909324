import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a script by which a shell completes winnow's commands, options and names.",
    discussion: """
      Examples:
        eval "$(winnow completions bash)"       # in ~/.bashrc
        winnow completions zsh > ~/.zfunc/_winnow    # ~/.zfunc in fpath, then compinit
        winnow completions fish > ~/.config/fish/completions/winnow.fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    fileprivate var shell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.") var shell: Shell

  func run() throws {
    Terminal.data(WinnowCommand.completionScript(for: shell.shell))
  }
}
