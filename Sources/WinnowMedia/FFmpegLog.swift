import CFFmpeg
import Foundation

/// Keeps what FFmpeg would print: the last error line of each thread, for error messages.
///
/// FFmpeg has one log callback a process; installing this one keeps it from writing to stderr.
enum FFmpegLog {
  struct Line {
    var text: String

    /// Whether FFmpeg refused the container because it is not on the list of allowed ones.
    var isRefusedFormat: Bool { text.contains("not on whitelist") }

    /// Whether H.264 was told to forget a picture it does not hold: no harm, and usual behind the
    /// keyframe that decoding began with.
    var isForgetting: Bool { text.contains("mmco: unref short failure") }
  }

  /// Runs `body` and returns the last error line FFmpeg logged on this thread meanwhile.
  static func capturing<R>(_ body: () -> R) -> (result: R, line: Line?) {
    _ = installed
    guard let buffer = threadBuffer() else { return (body(), nil) }
    (buffer[0], buffer[capacity]) = (0, 0)
    let result = body()
    if buffer[0] == 0 { return (result, nil) }
    let text = String(cString: buffer).trimmingCharacters(in: .whitespacesAndNewlines)
    return (result, text.isEmpty ? nil : Line(text: text))
  }

  /// Whether during the last `capturing` on this thread a container named another file for the data
  /// of a track, which was not opened.
  static var skippedForeignTrack: Bool { threadBuffer().map { $0[capacity] != 0 } ?? false }

  /// Bytes of a line. One more says whether a foreign track was skipped.
  private static let capacity = 512

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { free($0) }
    return key
  }()

  /// This thread's line as a C string, made at its first use and freed when the thread ends.
  private static func threadBuffer() -> UnsafeMutablePointer<CChar>? {
    if let buffer = pthread_getspecific(key) {
      return buffer.assumingMemoryBound(to: CChar.self)
    }
    guard let buffer = calloc(capacity + 1, 1) else { return nil }
    pthread_setspecific(key, buffer)
    return buffer.assumingMemoryBound(to: CChar.self)
  }

  private static let installed: Void = av_log_set_callback { context, level, format, arguments in
    guard level <= AV_LOG_WARNING, let format, let buffer = FFmpegLog.threadBuffer() else { return }
    // A mere warning: FFmpeg goes on without the track.
    if strstr(format, "Skipped opening external track") != nil { buffer[FFmpegLog.capacity] = 1 }
    guard level <= AV_LOG_ERROR, let arguments else { return }
    var printPrefix: Int32 = 0
    av_log_format_line2(
      context, level, format, arguments, buffer, Int32(FFmpegLog.capacity), &printPrefix)
  }
}
