import ArgumentParser
import Foundation
import Winnow

/// A worker process: started by scan, export and run, not by people.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Measures and exports videos for other commands.",
    shouldDisplay: false)

  /// What starts a worker of this very program; nil where the program cannot be found again.
  static var invocation: [String]? {
    Bundle.main.executablePath.map { [$0, "worker"] }
  }

  func run() throws {
    Worker.serve()
  }
}
