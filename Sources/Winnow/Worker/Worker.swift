import Dispatch
import Foundation
import WinnowCore

/// The far side of a worker process: measures, exports or decodes one file after another, as it is told
/// through the socket it has for stdin, and answers there. A file that kills it costs that file alone.
public enum Worker {
  /// Serves requests until stdin ends; the `winnow worker` command does nothing else.
  ///
  /// - Parameter toolbox: that of the catalogs whose videos are measured and exported.
  public static func serve(_ toolbox: Toolbox = .standard) {
    // The terminal sends Ctrl-C to the whole group; when to stop is the supervisor's to say.
    signal(SIGINT, SIG_IGN)
    let orphanWatch = endWithParent()
    defer { orphanWatch.cancel() }
    let socket = MessageSocket(descriptor: STDIN_FILENO)
    let kept = Kept(toolbox)
    guard (try? socket.send(WorkerReply.ready(WinnowVersion.current))) != nil else { return }
    while let request = try? socket.receive(WorkerRequest.self) {
      guard (try? answer(request, toolbox, through: socket, kept)) != nil else { return }
    }
  }

  /// What stays from one request to the next.
  private struct Kept {
    let index = KnownIndex()
    let models: LoadedModels

    init(_ toolbox: Toolbox) { models = LoadedModels(toolbox.instruments) }
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

  private static func answer(
    _ request: WorkerRequest, _ toolbox: Toolbox, through socket: MessageSocket,
    _ kept: Kept
  ) throws {
    limitMemory(request.limits.memory)
    WorkerFault.strike(request.path)
    let pulse = WorkerPulse(socket)
    switch request {
    case .measure(let source, let settings):
      let scanner = VideoScanner(settings: settings, toolbox.instruments)
      let pulsed = scanner.scan(source, stages: nil, onStep: { pulse.beat($0) })
      guard let record = pulsed else {
        throw MessageSocket.Failure.closed
      }
      pulse.flush()
      try socket.send(record)
    case .identify(let file, let settings):
      let identity = VideoScanner(settings: settings, toolbox.instruments).identity(of: file) {
        bytes in
        pulse.beat(ScanStep(bytes: bytes))
      }
      pulse.flush()
      try socket.send(WorkerReply.identified(identity))
    case .export(var task):
      let cancellation = task.video.cancellation
      task.video.onPacket = { if !pulse.beat(.signOfLife) { cancellation.cancel() } }
      try socket.send(WorkerReply.exported(task.run(toolbox)))
    case .frames(var task):
      let cancellation = task.video.cancellation
      task.video.onPacket = { if !pulse.beat(.signOfLife) { cancellation.cancel() } }
      task.video.knownIndex = kept.index
      let outcome = try task.run { event in
        try socket.send(event)
        return true
      }
      try socket.send(WorkerReply.framed(outcome))
    case .annotate(var task):
      let cancellation = task.video.cancellation
      let goOn: @Sendable () -> Void = { if !pulse.beat(.signOfLife) { cancellation.cancel() } }
      (task.video.onPacket, task.video.knownIndex) = (goOn, kept.index)
      try socket.send(WorkerReply.annotated(task.run(kept.models, onStep: goOn)))
    case .model(let entry, _):
      try socket.send(WorkerReply.loaded(kept.models.complaint(about: entry)))
    }
  }

  /// Whether a sanitizer watches this process: its shadow memory is larger than any limit.
  static var isSanitized: Bool {
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
