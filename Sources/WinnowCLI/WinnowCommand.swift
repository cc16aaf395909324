import ArgumentParser
import Foundation
import Winnow
import WinnowCore

@main
struct WinnowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow",
    abstract: "Turns directories of raw video into training data.",
    discussion: """
      scan decodes every video once and records shots, scores and fingerprints; select judges \
      every clip by a recipe; export writes what is kept. run does all three.

      Examples:
        winnow run videos -o out
        winnow scan videos -o out && winnow select out --recipe strict.yaml
        winnow export out --to frames
        winnow suggest out > mine.yaml && winnow recipe diff balanced mine.yaml out

      Exit status: \(ExitStatus.meanings.map { "\($0) \($1)" }.joined(separator: "; ")).

      winnow completions makes the shell complete all this; winnow manual prints it as a man page.
      """,
    version: WinnowVersion.full,
    subcommands: [
      RunCommand.self, ScanCommand.self, SelectCommand.self, AnnotateCommand.self,
      ExportCommand.self, FramesCommand.self,
      PartCommand.self, ManifestCommand.self, ReportCommand.self, SuggestCommand.self,
      RecipeCommand.self, InspectCommand.self, ShotsCommand.self, CompareCommand.self,
      MatchCommand.self, PlanCommand.self, JoinCommand.self, MergeCommand.self,
      ForgetCommand.self,
      ListCommand.self, ModelsCommand.self, BenchCommand.self, DoctorCommand.self,
      CompletionsCommand.self,
      ManualCommand.self,
      WorkerCommand.self,
    ])

  /// What `winnow` alone does.
  func run() {
    Terminal.show(.lines(FrontPage.text))
  }

  /// Runs a subcommand and turns what it throws into a message and an exit status.
  static func main() {
    // A file that may not grow any more is an error to report, not a reason to die.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let complaint = CallingPlace.complaint ?? OpenFiles.complaint
      ?? UnknownCommand.complaint(arguments, below: Self.self)
    {
      Terminal.say("error: \(complaint)")
      Foundation.exit(ExitStatus.usage.rawValue)
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as WinnowError {
      Terminal.say("error: \(Message.lines(error))")
      Foundation.exit(ExitStatus.usage.rawValue)
    } catch let error as ExitStatus {
      Foundation.exit(error.rawValue)
    } catch is CancellationError {
      Interrupts.say()
      Foundation.exit(ExitStatus.interrupted.rawValue)
    } catch {
      let status = exitCode(for: error)
      let isUsage = status != .success
      if isUsage {
        Terminal.say(complaint(fullMessage(for: error)))
      } else {
        Terminal.show(.lines(message(for: error)))
      }
      Foundation.exit(isUsage ? ExitStatus.usage.rawValue : 0)
    }
  }

  /// What the parser says, which repeats arguments: a shell may have put the names of files there.
  private static func complaint(_ text: String) -> Message {
    let words = CommandLine.arguments.flatMap { word in
      [word] + word.split(separator: "=", maxSplits: 1).dropFirst().map(String.init)
    }
    return .lines(
      words.filter { $0 != $0.printable }.reduce(text) { $0.replacing($1, with: $1.printable) })
  }
}
