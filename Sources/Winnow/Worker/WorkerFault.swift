import Foundation

/// Misbehaviour on demand, so that tests can see what a crash, a hang or a leak costs. Does nothing
/// in release builds.
enum WorkerFault {
  /// Names the environment variable: "crash:NAME", "hang:NAME", "memory:NAME" or "kill:NAME".
  static let variable = "WINNOW_WORKER_FAULT"

  static func strike(_ path: String) {
    #if DEBUG || WINNOW_FAULTS
      guard let fault = ProcessInfo.processInfo.environment[variable] else { return }
      for word in fault.split(separator: ",") {
        let parts = word.split(separator: ":", maxSplits: 1)
        if parts.count == 2, path.hasSuffix(parts[1]) { strike(kind: parts[0]) }
      }
    #endif
  }

  #if DEBUG || WINNOW_FAULTS
    private static func strike(kind: Substring) {
      switch kind {
      case "crash": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 0
      case "hang": while true { sleep(1) }
      case "kill": kill(getpid(), SIGKILL)
      case "memory":
        var hoard: [UnsafeMutableRawPointer] = []
        while true {
          // Without a limit this would take all memory there is.
          guard !Worker.isSanitized, let block = malloc(1 << 26) else { abort() }
          memset(block, 1, 1 << 26)
          hoard.append(block)
        }
      default: break
      }
    }
  #endif
}
