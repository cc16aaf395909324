import Dispatch
import Foundation

/// Shows how work is getting on: one line rewritten on a terminal, a plain line now and then elsewhere.
final class ProgressLine: @unchecked Sendable {
  // The lock guards everything that is not constant.
  private let lock = NSLock()
  private let started = Date()
  private var timer: (any DispatchSourceTimer)?
  private var text: (@Sendable (_ elapsed: Double) -> String?)?

  /// Shows `text` of the seconds since the line was made from now on, again and again; nothing where
  /// it is nil.
  func begin(_ text: @escaping @Sendable (_ elapsed: Double) -> String?) {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    let interval = Terminal.isInteractive ? 0.2 : 10
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { @Sendable in self.show() }
    timer.activate()
    lock.withLock {
      self.text = text
      self.timer = timer
    }
  }

  /// Takes the line away.
  func end() {
    lock.withLock {
      timer?.cancel()
      timer = nil
      text = nil
      if Terminal.isInteractive { Terminal.replaceLine("") }
    }
  }

  /// Says something above the line.
  func say(_ message: Message) {
    lock.withLock {
      if Terminal.isInteractive { Terminal.replaceLine("") }
      Terminal.say(message)
    }
  }

  private func show() {
    lock.withLock {
      guard let line = text?(Date().timeIntervalSince(started)) else { return }
      if Terminal.isInteractive { Terminal.replaceLine(line) } else { Terminal.say("\(line)") }
    }
  }

  /// "0:12 left", by the share that is done; nil at the beginning and at the end.
  static func timeLeft(share: Double, elapsed: Double) -> String? {
    guard share > 0, share < 1 else { return nil }
    let left = (elapsed / share * (1 - share)).rounded(.up)
    guard left < 1e9 else { return nil }
    let seconds = Int(left)
    let clock = String(format: "%d:%02d", seconds / 60 % 60, seconds % 60)
    return "\(seconds >= 3600 ? "\(seconds / 3600) h " : "")\(clock) left"
  }

  /// "[######........]"
  static func bar(share: Double, width: Int = 14) -> String {
    let full = Int(min(max(share, 0), 1) * Double(width))
    return "["
      + Terminal.accented(String(repeating: "#", count: full))
      + String(repeating: ".", count: width - full) + "]"
  }
}
