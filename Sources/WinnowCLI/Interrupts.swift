import Dispatch
import Foundation
import Winnow

/// Turns Ctrl-C and a polite kill into a wish to stop; the second one ends the process at once.
struct Interrupts {
  let cancellation = Cancellation()
  private let sources: [any DispatchSourceSignal]

  init() {
    let cancellation = self.cancellation
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { @Sendable in
        if cancellation.isCancelled { exit(ExitStatus.interrupted.rawValue) }
        cancellation.cancel()
      }
      source.activate()
      return source
    }
  }

  /// Says how to go on and ends the command, where it was interrupted.
  func check() throws {
    guard cancellation.isCancelled else { return }
    Terminal.say("interrupted; run the same command again to go on from here")
    throw ExitStatus.interrupted
  }
}
