import Foundation
import WinnowCore
import WinnowMedia

enum OpenFile {
  /// A path that leads to an open file, whatever has become of its name.
  static func path(_ descriptor: Int32) -> String {
    #if canImport(Darwin)
      var path = [CChar](repeating: 0, count: Int(PATH_MAX))
      if fcntl(descriptor, F_GETPATH, &path) == 0 { return String(cString: path) }
    #endif
    return "/proc/self/fd/\(descriptor)"
  }
}
