import ArgumentParser
import Foundation
import Winnow

/// The worker process of a scan: started by scan and run, not by people.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Measures videos for a scan.", shouldDisplay: false)

  /// What starts a worker of this very program; nil where the program cannot be found again.
  static var invocation: [String]? {
    Bundle.main.executablePath.map { [$0, "worker"] }
  }

  func run() throws {
    ScanWorker.serve()
  }
}
