import Dispatch

/// Tells the supervisor now and then that a worker goes on.
final class WorkerPulse: @unchecked Sendable {
  // Only the one thread that serves requests uses it.
  private let socket: MessageSocket
  private var step = ScanStep()
  private var last = DispatchTime.now()

  /// Nanoseconds between signs of life.
  private static let interval: UInt64 = 200_000_000

  init(_ socket: MessageSocket) {
    self.socket = socket
  }

  /// Counts a step; false where nobody listens any more.
  func beat(_ step: ScanStep) -> Bool {
    self.step.add(step)
    let now = DispatchTime.now()
    guard now.uptimeNanoseconds - last.uptimeNanoseconds >= Self.interval else { return true }
    last = now
    return flush()
  }

  /// Tells of what was counted since the last time; false where nobody listens any more.
  @discardableResult
  func flush() -> Bool {
    defer { step = ScanStep() }
    return (try? socket.send(WorkerReply.progress(step))) != nil
  }
}
