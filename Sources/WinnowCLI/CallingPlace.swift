import Foundation
import WinnowCore

/// Where a command is called, and with what: paths that cannot be told would be taken for others.
enum CallingPlace {
  /// What is wrong with the current directory or an argument; nil where nothing is.
  static var complaint: String? {
    for (number, argument) in arguments.enumerated()
    where String(validatingCString: argument) == nil {
      return
        "argument \(number) '\(String(cString: argument).printable)': it is not UTF-8; move or rename "
        + "what it names, or name the directory above it"
    }
    // A worker is told whole paths, and its directory may go away meanwhile.
    if CommandLine.arguments.dropFirst().first == WorkerCommand._commandName { return nil }
    guard let current = getcwd(nil, 0) else {
      return "open the current directory: \(String(cString: strerror(errno)))"
    }
    defer { free(current) }
    guard String(validatingCString: current) == nil else { return nil }
    return "open the current directory \(String(cString: current).printable): its path is not UTF-8"
  }

  private static var arguments: [UnsafePointer<CChar>] {
    (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0].map { UnsafePointer($0) } }
  }
}
