import Foundation

/// Paths as bytes: to `String`, two spellings of the same accents are one.
enum FilePath {
  private static let slash = UInt8(ascii: "/")

  /// The path of `path` below `directory`, empty for itself; nil where it is not in there.
  static func below(_ directory: String, _ path: String) -> String? {
    let (outer, inner) = (Array(directory.utf8), Array(path.utf8))
    if outer == inner { return "" }
    let start = outer == [slash] ? outer : outer + [slash]
    guard inner.starts(with: start) else { return nil }
    return String(decoding: inner[start.count...], as: UTF8.self)
  }

  static func joined(_ directory: String, _ path: String) -> String {
    if path.isEmpty { return directory }
    return directory.utf8.elementsEqual("/".utf8) ? "/\(path)" : "\(directory)/\(path)"
  }

  /// The directory that holds what is at `path`, and its name there.
  static func parts(of path: String) -> (folder: String, name: String) {
    guard let last = path.utf8.lastIndex(of: slash) else { return (".", path) }
    let name = String(path[path.utf8.index(after: last)...])
    return (last == path.startIndex ? "/" : String(path[..<last]), name)
  }

  /// What stands before the last dot of the name of what is at `path`, and behind it in small letters; nil
  /// where there is no dot.
  static func ending(of path: String) -> (stem: String, ending: String)? {
    let name = parts(of: path).name.utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = String(Substring(name[dot...].dropFirst())).lowercased()
    return (String(Substring(name[..<dot])), ending)
  }

  static func folder(of path: String) -> String { parts(of: path).folder }

  /// Refuses what is no path: an empty one would mean the current directory, and one with a NUL what stands before that.
  ///
  /// - Parameter operation: what was to be done with it.
  static func check(_ path: String, _ operation: String) throws(WinnowError) {
    guard path.isEmpty || path.utf8.contains(0) else { return }
    throw WinnowError(
      operation, path.isEmpty ? "''" : path,
      reason: path.isEmpty ? "a path is empty" : "it is no path: it holds a NUL", kind: .notFound)
  }

  /// `path` from the root of the file system on, without "." and "..", links kept but for those that ".."
  /// stands behind: it is the directory above what they lead to, as it is to the system.
  static func absolute(_ path: String) -> String {
    var whole = path
    if path.utf8.first != slash {
      let current = FileManager.default.currentDirectoryPath
      // Below a directory that is gone there is nothing.
      if current.isEmpty { return path }
      whole = joined(current, path)
    }
    return walked(whole) { known in
      var status = stat()
      guard lstat(known, &status) == 0, status.isLink else { return known }
      guard let real = realpath(known, nil) else { return nil }
      defer { free(real) }
      return String(cString: real)
    }
  }

  /// The same of a path that need not be there, and holds no links.
  static func plain(_ path: String) -> String { walked(path) { $0 } }

  /// - Parameter resolve: what is at a path behind which ".." stands; nil where it leads nowhere.
  private static func walked(_ path: String, resolve: (String) -> String?) -> String {
    var known: [UInt8] = []
    for name in path.utf8.split(separator: slash) where !name.elementsEqual(".".utf8) {
      guard name.elementsEqual("..".utf8) else {
        known += [slash] + name
        continue
      }
      // Of a link to nowhere the system has to say so.
      guard let real = resolve(String(decoding: known, as: UTF8.self)) else {
        known += [slash] + name
        continue
      }
      known = Array(real.utf8)
      known = Array(known[..<(known.lastIndex(of: slash) ?? 0)])
    }
    return known.isEmpty ? "/" : String(decoding: known, as: UTF8.self)
  }
}
