import Foundation
import WinnowCore
import WinnowMedia

/// The files that hold a video, of which one is read where something has to be written of it.
struct ExportSource: Sendable {
  /// As they were when they were looked at last, in the order in which they are taken.
  var places: [VideoSource]
  /// By the bytes that were scanned.
  var id: ContentID

  enum Answer: Hashable, Sendable {
    case found(VideoSource)
    /// The bytes were read to know them. The file is given as it is now.
    case recognized(VideoSource)
    /// No file holds the video, and what has become of the first.
    case lost(String)
    case cancelled
  }

  /// What came of a file.
  private enum Check {
    case same(VideoSource)
    case other(String)
  }

  /// The first file that stands as it was scanned; where none does, the first that has the same bytes.
  func find(isCancelled: () -> Bool) -> Answer {
    if let standing = places.first(where: { $0.stamp != nil && $0.isUnchanged }) {
      return .found(standing)
    }
    var reason: String?
    for place in places {
      let check = check(place, isCancelled)
      if isCancelled() { return .cancelled }
      switch check {
      case .same(let now): return .recognized(now)
      case .other(let fault): reason = reason ?? "export \(place.absolutePath): \(fault)"
      }
    }
    return .lost(reason ?? "export: gone")
  }

  private func check(_ place: VideoSource, _ isCancelled: () -> Bool) -> Check {
    let path = place.absolutePath
    if let fault = Self.fault(path) { return .other(fault) }
    let otherBytes = Check.other("other bytes than were scanned")
    guard let now = place.now, now.size == place.size else { return otherBytes }
    do {
      let hash = try ContentHash(of: path, size: now.size) { _ in !isCancelled() }
      return hash?.id == id && now.isUnchanged ? .same(now) : otherBytes
    } catch { return .other("unreadable: \(error.reason)") }
  }

  /// Why a file cannot be opened; nil where it can.
  private static func fault(_ path: String) -> String? {
    // Without waiting for a writer, where a pipe has taken the file's place.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor >= 0 {
      close(descriptor)
      return nil
    }
    return [ENOENT, ENOTDIR].contains(errno)
      ? "gone" : "unreadable: \(String(cString: strerror(errno)))"
  }
}
