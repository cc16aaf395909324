import Foundation

/// Seconds of processor time.
enum ProcessorTime {
  /// Of all threads of this process.
  static var process: Double { read(CLOCK_PROCESS_CPUTIME_ID) }
  /// Of the calling thread.
  static var thread: Double { read(CLOCK_THREAD_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
