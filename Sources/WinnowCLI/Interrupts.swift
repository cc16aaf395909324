import Foundation
import Winnow

/// Turns Ctrl-C and a polite kill into a wish to stop. What does not stop within `patience`, or is asked twice,
/// ends where it is: whatever is written survives that, as it does a kill.
struct Interrupts {
  let cancellation = Cancellation()
  /// Microseconds.
  private static let patience: UInt32 = 800_000

  /// Does the work of a command that Ctrl-C stops; once a process.
  ///
  /// - Parameters:
  ///   - watch: ends it with the process that started it; nil for not so.
  ///   - cleanup: done where the process ends before `body` does.
  static func answered<R>(
    _ watch: ParentWatch? = nil, cleanup: @escaping @Sendable () -> Void = {},
    _ body: (Interrupts) throws -> R
  ) throws -> R {
    let interrupts = Interrupts()
    interrupts.listen(cleanup)
    watch?.begin()
    return try interrupts.cancellation.during { try body(interrupts) }
  }

  private func listen(_ cleanup: @escaping @Sendable () -> Void) {
    // Who reads what a command says may go away, as `head` does: the work goes on.
    signal(SIGPIPE, SIG_IGN)
    // Threads that begin from here on, and workers, block them too: they wait for who asks for them, even
    // where that thread has not begun.
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let end = { @Sendable in
      AtomicFile.abandonAll()
      cleanup()
      Self.say()
      _exit(ExitStatus.interrupted.rawValue)
    }
    Thread.detachNewThread { [cancellation] in
      Self.waitForSignal()
      Thread.detachNewThread {
        usleep(Self.patience)
        end()
      }
      cancellation.cancel()
      Self.waitForSignal()
      end()
    }
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }

  private static func waitForSignal() {
    var signals = Self.signals
    var number = Int32(0)
    while sigwait(&signals, &number) != 0 {}
  }

  /// Ends the command, where it was interrupted.
  func check() throws {
    if cancellation.isCancelled { throw CancellationError() }
  }

  /// Says how to go on.
  static func say() {
    Terminal.say("interrupted; run the same command again to go on from here")
  }
}
