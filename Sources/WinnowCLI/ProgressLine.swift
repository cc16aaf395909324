import Dispatch
import Foundation

/// Counts that are shown while they grow.
protocol ShownCounts: SendableMetatype {
  /// For a person; nil where there is nothing to do yet.
  func line(elapsed: Double, onTerminal: Bool) -> String?
  /// For a program.
  func report(elapsed: Double) -> ProgressReport
}

/// Shows how work is getting on: one line rewritten on a terminal, a plain line now and then elsewhere, and for a
/// program a line of JSON a second.
final class ProgressLine: @unchecked Sendable {
  // The lock guards everything that is not constant.
  private let lock = NSLock()
  private let started = Date()
  private let form: ProgressOption.Form
  private var timer: (any DispatchSourceTimer)?
  private var text: Text?
  private var report: Report?

  /// What to show once so many seconds have gone since the line was made; nil for nothing.
  typealias Text = @Sendable (_ elapsed: Double) -> String?
  typealias Report = @Sendable (_ elapsed: Double) -> ProgressReport

  init(_ form: ProgressOption.Form) { self.form = form }

  /// Whether a person looks at it.
  var isInteractive: Bool { form == .line && Terminal.isInteractive }

  /// Shows `text`, or `report` to a program, from now on, again and again.
  func begin(_ text: @escaping Text, report: @escaping Report) {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    let interval: Double = form == .jsonl ? 1 : isInteractive ? 0.2 : 10
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { @Sendable in self.show() }
    timer.activate()
    lock.withLock {
      (self.text, self.report) = (text, report)
      self.timer = timer
    }
  }

  /// Shows what `current` gives at each moment.
  func begin(_ current: @escaping @Sendable () -> some ShownCounts) {
    begin {
      current().line(elapsed: $0, onTerminal: Terminal.isInteractive)
    } report: {
      current().report(elapsed: $0)
    }
  }

  /// Shows what `current` gives while `body` runs.
  static func during<R>(
    _ form: ProgressOption.Form, _ current: @autoclosure @escaping @Sendable () -> some ShownCounts,
    _ body: () throws -> R
  ) rethrows -> R {
    let line = ProgressLine(form)
    defer { line.end() }
    line.begin(current)
    return try body()
  }

  /// Takes the line away; a program is told how far the work has come.
  func end() {
    lock.withLock {
      timer?.cancel()
      timer = nil
      if form == .jsonl { tell() }
      (text, report) = (nil, nil)
      if isInteractive { Terminal.replaceLine("") }
    }
  }

  /// Says something above the line.
  func say(_ message: Message) {
    lock.withLock {
      if isInteractive { Terminal.replaceLine("") }
      Terminal.say(message)
    }
  }

  private var elapsed: Double { Date().timeIntervalSince(started) }

  private func show() {
    lock.withLock {
      guard form == .line else { return tell() }
      guard let line = text?(elapsed) else { return }
      if isInteractive { Terminal.replaceLine(line) } else { Terminal.say("\(line)") }
    }
  }

  private func tell() {
    if let line = report?(elapsed).line { Terminal.say("\(line)") }
  }

  /// Seconds, by the share that is done; nil at the beginning and at the end.
  static func secondsLeft(share: Double, elapsed: Double) -> Double? {
    guard share > 0, share < 1 else { return nil }
    let left = elapsed / share * (1 - share)
    return left < 1e9 ? left : nil
  }

  /// "0:12 left", by the share that is done; nil at the beginning and at the end.
  static func timeLeft(share: Double, elapsed: Double) -> String? {
    guard let left = secondsLeft(share: share, elapsed: elapsed) else { return nil }
    let seconds = Int(left.rounded(.up))
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
