import Dispatch
import Foundation
import Winnow

/// Shows how a scan is getting on: one line rewritten on a terminal, a plain line now and then
/// elsewhere, and a line for every file that failed.
final class ProgressLine: @unchecked Sendable {
  // The lock guards everything that is not constant.
  private let lock = NSLock()
  private let started = Date()
  private var lastLine = Date()
  private var timer: (any DispatchSourceTimer)?
  private var source: ScanProgress?

  /// The progress to hand to a scan.
  func begin() -> ScanProgress {
    let progress = ScanProgress { record, state in self.note(record, state) }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    let interval = Terminal.isInteractive ? 0.2 : 10
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { @Sendable in self.show() }
    timer.activate()
    lock.withLock {
      self.source = progress
      self.timer = timer
    }
    return progress
  }

  /// Takes the line away.
  func end() {
    lock.withLock {
      timer?.cancel()
      timer = nil
      source = nil
      if Terminal.isInteractive { Terminal.replaceLine("") }
    }
  }

  private func note(_ record: VideoRecord, _ state: ScanProgress.State) {
    guard record.outcome == .failed else { return }
    lock.withLock {
      if Terminal.isInteractive { Terminal.replaceLine("") }
      Terminal.say("failed: \(record.source.path): \(record.error ?? "unknown reason")")
    }
  }

  private func show() {
    lock.withLock {
      guard let state = source?.current, state.videos > 0 else { return }
      let line = Self.describe(state, elapsed: Date().timeIntervalSince(started))
      if Terminal.isInteractive { Terminal.replaceLine(line) } else { Terminal.say(line) }
    }
  }

  /// "12/39 videos  850 frames/s  34.0x  1 failed  0:12 left"
  static func describe(_ state: ScanProgress.State, elapsed: Double) -> String {
    let perSecond = { (amount: Double) in elapsed > 0 ? amount / elapsed : 0 }
    var parts = [
      "\(state.finished)/\(state.videos) videos",
      "\(Int(perSecond(Double(state.frames)))) frames/s",
      String(format: "%.1f video s/s", perSecond(state.videoSeconds)),
    ]
    if state.failed > 0 { parts.append("\(state.failed) failed") }
    if state.finished > 0, state.finished < state.videos {
      let left = elapsed / Double(state.finished) * Double(state.videos - state.finished)
      let seconds = Int(left.rounded(.up))
      let clock = String(format: "%d:%02d", seconds / 60 % 60, seconds % 60)
      parts.append("\(seconds >= 3600 ? "\(seconds / 3600) h " : "")\(clock) left")
    }
    return parts.joined(separator: "  ")
  }
}
