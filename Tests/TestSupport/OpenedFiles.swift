#if os(Linux)
  import Foundation

  /// The names of files opened in a folder since this was made.
  package final class OpenedFiles {
    private let descriptor: Int32

    package init(in folder: URL) throws {
      descriptor = inotify_init1(Int32(IN_NONBLOCK))
      guard descriptor >= 0, inotify_add_watch(descriptor, folder.path, UInt32(IN_OPEN)) >= 0 else {
        throw TestProgramError(command: "inotify", status: errno)
      }
    }

    deinit {
      close(descriptor)
    }

    package func names() throws -> Set<String> {
      let size = MemoryLayout<inotify_event>.size
      var names: Set<String> = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &buffer, buffer.count)
      var position = 0
      while position + size <= count {
        let event = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
        }
        let name = buffer[(position + size)..<(position + size + Int(event.len))]
        names.insert(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
        position += size + Int(event.len)
      }
      return names.subtracting([""])
    }
  }
#endif
