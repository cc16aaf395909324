import ArgumentParser
import Foundation
import Winnow

/// A worker process: started by scan, export and run, not by people.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Measures and exports videos for other commands.",
    shouldDisplay: false)

  /// In workers of this very program; in this process where the program cannot be found again.
  static var isolation: Isolation {
    Bundle.main.executablePath.map { .workers([$0, "worker"]) } ?? .thisProcess
  }

  func run() throws {
    Worker.serve(.ofCommand)
  }
}
