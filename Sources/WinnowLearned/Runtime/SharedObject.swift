import Foundation
import WinnowCore

/// Looks at a file before the system loads it: one that was cut off kills the process that does.
enum SharedObject {
  /// - Throws: `ModelError` where it is not there, or less of it than its header says.
  static func check(_ path: String) throws(ModelError) {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw ModelError(String(cString: strerror(errno)))
    }
    defer { try? file.close() }
    #if os(Linux)
      guard let header = try? file.read(upToCount: 64), header.count == 64,
        header.prefix(4) == Data([0x7F, 0x45, 0x4C, 0x46]), let size = try? file.seekToEnd()
      else { throw ModelError("it is no library") }
      // The table of sections stands at the end of what linkers write.
      let table = header[40..<48].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let entry = UInt64(header[58]) | UInt64(header[59]) << 8
      let count = UInt64(header[60]) | UInt64(header[61]) << 8
      let end = table.addingReportingOverflow(entry * count)
      guard !end.overflow, end.partialValue <= size else {
        throw ModelError("it is cut off: \(size) of \(end.partialValue) bytes are there")
      }
    #endif
  }
}
