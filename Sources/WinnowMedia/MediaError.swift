import CFFmpeg
import WinnowCore

/// Why a media file could not be used: the operation, the file, FFmpeg's code and its last word.
public struct MediaError: Error, Hashable, Sendable {
  /// What was being done.
  public enum Operation: String, Sendable {
    /// Opening the file, up to what its first bytes say.
    case open
    /// Finding out what streams there are.
    case probe
    /// Reading packets, or plain bytes.
    case read
    /// Making frames, or sound, of packets.
    case decode
    /// Making other pixels, or other samples of sound, of those that were decoded.
    case convert
    /// Going to another time.
    case seek
    /// Making packets, or the file of a picture.
    case encode
    /// Writing a file that is made; the path is its own.
    case write
  }

  /// What kind of trouble it is, for callers that treat kinds differently.
  public enum Kind: String, Sendable {
    /// There is no such file.
    case notFound
    /// Rights stand against reading it, or writing it.
    case denied
    /// The file is not of a container that Winnow opens.
    case notMedia
    /// A media file without a video stream.
    case noVideo
    /// A limit of `DecodeLimits` is exceeded.
    case limit
    /// There is no room left for what is written.
    case noRoom
    /// The file is gone, or has changed, since it was opened.
    case changed
    /// Everything else: damaged or unsupported.
    case failure

    /// - Parameter code: FFmpeg's error code; nil where the reason is ours.
    fileprivate init(code: Int32?) {
      self =
        switch code {
        case winnow_error_from_errno(ENOENT), winnow_error_from_errno(ENOTDIR): .notFound
        case winnow_error_from_errno(EACCES), winnow_error_from_errno(EPERM),
          winnow_error_from_errno(EROFS):
          .denied
        case winnow_error_from_errno(ENOSPC), winnow_error_from_errno(EDQUOT): .noRoom
        default: .failure
        }
    }
  }

  /// What was being done.
  public package(set) var operation: Operation
  /// The file.
  public package(set) var path: String
  /// What kind of trouble it is.
  public package(set) var kind: Kind
  /// FFmpeg's error code, a negative number; nil where the reason is ours.
  public package(set) var code: Int32?
  /// The reason in words.
  public package(set) var reason: String

  /// - Parameter kind: nil for what the code says.
  package init(
    _ operation: Operation, path: String, kind: Kind? = nil, code: Int32? = nil, reason: String
  ) {
    self.operation = operation
    self.path = path
    self.kind = kind ?? Kind(code: code)
    self.code = code
    self.reason = reason
  }

  /// An error FFmpeg returned, explained by its text for `code` and the last line it logged.
  init(_ operation: Operation, path: String, code: Int32, log: FFmpegLog.Line?) {
    guard log?.isRefusedFormat != true else {
      let reason = "not a container of video"
      self.init(operation, path: path, kind: .notMedia, code: code, reason: reason)
      return
    }
    let text = Self.text(of: code)
    self.init(
      operation, path: path, code: code, reason: log.map { "\(text) (\($0.text))" } ?? text)
  }

  static func outOfMemory(_ operation: Operation, path: String) -> MediaError {
    MediaError(
      operation, path: path, code: winnow_error_from_errno(ENOMEM), reason: "out of memory")
  }

  /// Whether there was no memory to be had, which says nothing of the file.
  package var isOutOfMemory: Bool { code == winnow_error_from_errno(ENOMEM) }

  /// Whether the system did not let a file be opened, which says nothing of what it holds.
  package var isOfSystem: Bool {
    let refusals = [
      ENOENT, ENOTDIR, EACCES, EPERM, EIO, EMFILE, ENFILE, ESTALE, ETIMEDOUT, ENODEV, ENXIO,
      ENOTCONN,
    ]
    return operation == .open && code.map(refusals.map(winnow_error_from_errno).contains) == true
  }

  /// Whether the place that is written to is at fault, and not what was to be put there: no room, no right.
  package var isOfOutput: Bool {
    guard operation == .write else { return false }
    guard let code else { return true }
    let refusals = [EINVAL, ERANGE, EDOM, ENOSYS, ENOMEM].map(winnow_error_from_errno)
    // FFmpeg's own codes, of which none speaks of a disk, lie far below those of the system.
    return code > -4096 && !refusals.contains(code)
  }

  static func text(of code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      av_strerror(code, buffer.baseAddress!, buffer.count)
      return String(cString: buffer.baseAddress!)
    }
  }
}

extension MediaError: CustomStringConvertible {
  /// For people: the path stays on its line and steers no terminal.
  public var description: String { "\(operation.rawValue) \(path): \(reason)".printable }

  /// For where the file is named already.
  package var withoutPath: String { "\(operation.rawValue): \(reason)" }
}
