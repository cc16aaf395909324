import Dispatch
import Foundation
import WinnowCore

/// The far side of a worker process: measures one file after another, as it is told through the
/// socket it has for stdin, and answers there. A file that kills it costs that file alone.
public enum ScanWorker {
  /// Seconds between signs of life.
  static let heartbeat = 0.2

  /// Serves requests until stdin ends; the `winnow worker` command does nothing else.
  public static func serve() {
    // The terminal sends Ctrl-C to the whole group; when to stop is the supervisor's to say.
    signal(SIGINT, SIG_IGN)
    let orphanWatch = endWithParent()
    defer { orphanWatch.cancel() }
    let socket = MessageSocket(descriptor: STDIN_FILENO)
    while let request = try? socket.receive(WorkerRequest.self) {
      guard (try? answer(request, through: socket)) != nil else { return }
    }
  }

  /// Names the environment variable that holds the supervisor's process number.
  static let supervisor = "WINNOW_SUPERVISOR"

  /// Ends this process when its supervisor has gone, even while a decoder hangs.
  private static func endWithParent() -> any DispatchSourceTimer {
    // The supervisor may be gone before this runs, so that asking for the parent now is too late.
    let named = ProcessInfo.processInfo.environment[supervisor].flatMap { pid_t($0) }
    let parent = named ?? getppid()
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.setEventHandler { @Sendable in if getppid() != parent { _exit(1) } }
    timer.activate()
    return timer
  }

  private static func answer(_ request: WorkerRequest, through socket: MessageSocket) throws {
    limitMemory(request.settings.limits.memory)
    WorkerFault.strike(request.source.path)
    var frames = 0
    var last = DispatchTime.now()
    let record = VideoScanner(settings: request.settings).scan(request.source) {
      frames += 1
      let now = DispatchTime.now()
      guard seconds(from: last, to: now) >= heartbeat else { return true }
      last = now
      defer { frames = 0 }
      return (try? socket.send(WorkerReply.progress(frames: frames))) != nil
    }
    guard let record else { throw MessageSocket.Failure.closed }
    if frames > 0 { try socket.send(WorkerReply.progress(frames: frames)) }
    try socket.send(WorkerReply.finished(PackedRecord(record)))
  }

  private static func seconds(from start: DispatchTime, to end: DispatchTime) -> Double {
    Double(end.uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }

  /// Whether a sanitizer watches this process: its shadow memory is larger than any limit.
  fileprivate static var isSanitized: Bool {
    #if canImport(Darwin)
      let everywhere = UnsafeMutableRawPointer(bitPattern: -2)
    #else
      let everywhere: UnsafeMutableRawPointer? = nil
    #endif
    return dlsym(everywhere, "__asan_init") != nil || dlsym(everywhere, "__tsan_init") != nil
  }

  /// Makes allocations beyond `bytes` fail, which ends this process and no other.
  private static func limitMemory(_ bytes: Int) {
    guard !isSanitized else { return }
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      setrlimit(RLIMIT_AS, &limit)
    #endif
  }
}

/// Misbehaviour on demand, so that tests can see what a crash, a hang or a leak costs. Does nothing
/// in release builds.
enum WorkerFault {
  /// Names the environment variable: "crash:NAME", "hang:NAME" or "memory:NAME".
  static let variable = "WINNOW_WORKER_FAULT"

  static func strike(_ path: String) {
    #if DEBUG
      guard let fault = ProcessInfo.processInfo.environment[variable] else { return }
      for word in fault.split(separator: ",") {
        let parts = word.split(separator: ":", maxSplits: 1)
        if parts.count == 2, path.hasSuffix(parts[1]) { strike(kind: parts[0]) }
      }
    #endif
  }

  #if DEBUG
    private static func strike(kind: Substring) {
      switch kind {
      case "crash": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 0
      case "hang": while true { sleep(1) }
      case "memory":
        var hoard: [UnsafeMutableRawPointer] = []
        while true {
          // Without a limit this would take all memory there is.
          guard !ScanWorker.isSanitized, let block = malloc(1 << 26) else { abort() }
          memset(block, 1, 1 << 26)
          hoard.append(block)
        }
      default: break
      }
    }
  #endif
}
