import ArgumentParser
import Foundation
import Winnow
import WinnowCore

/// How many videos are worked on at the same time.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("Videos worked on at the same time.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard 1...1024 ~= jobs else { throw ValidationError("--jobs takes a number from 1 to 1024") }
  }
}
