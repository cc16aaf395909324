import Foundation
import WinnowCore

/// Owns one worker process: starts it, asks it, and sees to its end. Not thread-safe.
final class WorkerProcess {
  private let program: String
  private let identifier: pid_t
  private let socket: MessageSocket
  private var hasEnded = false
  /// Whether it has said that it serves as a worker.
  private var isReady = false
  private let secondsToStart: Double

  /// Starts `command`, a path and its arguments.
  ///
  /// - Parameter secondsToStart: how long it may take until it says that it serves as a worker.
  /// - Throws: `WinnowError` where it cannot be started.
  init(command: [String], secondsToStart: Double = 60) throws {
    self.secondsToStart = secondsToStart
    guard let program = command.first else {
      throw WinnowError("start", "a worker", reason: "its command is empty", kind: .outOfRange)
    }
    self.program = program
    guard let (near, far) = MessageSocket.pair() else {
      throw WinnowError("start", "a worker", code: errno)
    }
    let started = Self.spawn(command, socket: far)
    let reason = String(cString: strerror(errno))
    far.close()
    socket = near
    identifier = started ?? -1
    guard started != nil else {
      hasEnded = true
      throw WinnowError("start", program, reason: reason)
    }
  }

  deinit {
    socket.close()
    _ = end()
  }

  /// How a request went.
  enum Answer {
    /// With the parts that came before it.
    case reply(WorkerReply, [StoredMeasurements.Part: StoredBytes] = [:])
    /// The process has died, or hung and was killed, and why.
    case died(String)
    /// Somebody else killed it, the system for want of memory say, which tells nothing of the file.
    case killed
    /// The wish to stop came first.
    case cancelled
  }

  /// Has the worker do what `request` says.
  ///
  /// - Parameters:
  ///   - folder: where long parts of an answer can lie for a while.
  ///   - assembly: takes frames as they come; nil where none are asked for.
  ///   - onStep: told how far it has come; returning false ends the process.
  /// - Throws: `WinnowError` where they cannot lie there, and where the process is no worker.
  func ask(
    _ request: WorkerRequest, spoolingIn folder: URL, into assembly: ClipAssembly? = nil,
    onStep: (ScanStep) -> Bool
  ) throws -> Answer {
    if let early = try awaitReadiness(onStep) { return early }
    guard (try? socket.send(request)) != nil else { return ending(onStep) }
    let limit = request.limits.secondsWithoutFrame
    var silence = 0.0
    var parts = WorkerParts(in: folder)
    var frames = WorkerFrames(assembly)
    while true {
      do {
        switch try next(&parts, &frames) {
        case .progress(let step):
          silence = 0
          guard onStep(step) else { return .cancelled }
        case .part: silence = 0
        case .frames(let news):
          silence = 0
          guard try frames.take(news), onStep(.signOfLife) else { return .cancelled }
        case .ready: return .died("its answer was garbled")
        case let reply: return .reply(reply, parts.parts)
        }
      } catch let error as WinnowError {
        throw error
      } catch MessageSocket.Failure.unfinished {
        silence = 0
        guard onStep(.signOfLife) else { return .cancelled }
      } catch MessageSocket.Failure.timedOut {
        silence += Self.patience
        guard onStep(.signOfLife) else { return .cancelled }
        if silence >= limit { return .died("no frame for \(Int(limit)) s; taken to hang") }
      } catch MessageSocket.Failure.garbled {
        return .died("its answer was garbled")
      } catch {
        return ending(onStep)
      }
    }
  }

  /// Waits until the process says that it serves as a worker: what else it does then says something of a video.
  ///
  /// - Returns: how the request went that waits for it, where it was killed or nobody wants an answer any more.
  /// - Throws: `WinnowError` where it does not say so.
  private func awaitReadiness(_ onStep: (ScanStep) -> Bool) throws -> Answer? {
    var silence = 0.0
    while !isReady {
      do {
        let reply = try socket.receive(WorkerReply.self, timeout: Self.patience)
        guard case .ready(WinnowVersion.current) = reply else {
          throw MessageSocket.Failure.garbled
        }
        isReady = true
      } catch MessageSocket.Failure.timedOut, MessageSocket.Failure.unfinished {
        silence += Self.patience
        guard onStep(.signOfLife) else { return .cancelled }
        if silence >= secondsToStart {
          throw noWorker(
            "it says nothing for \(Int(secondsToStart)) s; if it is one, it is of an older version")
        }
      } catch MessageSocket.Failure.garbled {
        throw noWorker("it does not speak as winnow \(WinnowVersion.current) does")
      } catch {
        let ending = ending(onStep)
        guard case .died(let reason) = ending else { return ending }
        throw noWorker(reason)
      }
    }
    return nil
  }

  private func noWorker(_ reason: String) -> WinnowError {
    WinnowError(
      "start", program, reason: "it does not serve as a worker: \(reason)", kind: .foreign)
  }

  /// The next reply; a part of an answer, or the bytes of a frame, as often as some of it comes.
  private func next(
    _ parts: inout WorkerParts, _ frames: inout WorkerFrames
  ) throws -> WorkerReply {
    if frames.missing > 0 {
      return .frames(.came(try socket.receiveBytes(timeout: Self.patience)))
    }
    if parts.missing > 0 {
      try parts.take(socket.receiveBytes(timeout: Self.patience))
      return .progress(.signOfLife)
    }
    let reply = try socket.receive(WorkerReply.self, timeout: Self.patience)
    if case .part(let part, let length) = reply { try parts.begin(part, length) }
    return reply
  }

  /// How a request went whose worker has died: a signal to stop may have met it, too.
  private func ending(_ onStep: (ScanStep) -> Bool) -> Answer {
    let death = death()
    return onStep(.signOfLife) ? death : .cancelled
  }

  /// Seconds between looks at whether the user wants to stop.
  private static let patience = 0.2

  /// Signals that no fault of a program raises.
  private static let signalsOfOthers = [SIGKILL, SIGTERM, SIGHUP, SIGINT, SIGQUIT]

  /// Waits for the process that has closed its socket and says how it ended.
  private func death() -> Answer {
    // One that has crashed, with much memory to give back, closes its socket before it can be waited for.
    let (status, isOurs) = end(patience: 10)
    let signal = status & 0x7F
    guard signal != 0 else { return .died("crashed: exit status \(status >> 8 & 0xFF)") }
    if !isOurs, Self.signalsOfOthers.contains(signal) { return .killed }
    return .died("crashed: \(String(cString: strsignal(signal)))")
  }

  /// Ends the process, if it has not ended by itself.
  ///
  /// - Parameter patience: seconds that it may take for that.
  /// - Returns: its status, and whether it had to be killed.
  private func end(patience: Double = 0.1) -> (status: Int32, isOurs: Bool) {
    guard !hasEnded else { return (0, false) }
    hasEnded = true
    var status: Int32 = 0
    for _ in 0..<Int(patience * 200) {
      if waitpid(identifier, &status, WNOHANG) != 0 { return (status, false) }
      usleep(5000)
    }
    kill(identifier, SIGKILL)
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return (status, true)
  }

  /// This process's environment, without the report that Swift prints of a crash, since the
  /// supervisor says what happened, and with the supervisor's number.
  private static var environment: [String] {
    var variables = ProcessInfo.processInfo.environment
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables[Worker.supervisor] = "\(getpid())"
    return variables.map { "\($0)=\($1)" }
  }

  private static func spawn(_ command: [String], socket: MessageSocket) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket.descriptor, STDIN_FILENO)
    // Who reads this process's output waits for its end, and not for that of a worker.
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var environment = environment.map { strdup($0) } + [nil]
    defer { for variable in environment { free(variable) } }
    var identifier = pid_t()
    let code = posix_spawn(&identifier, command[0], &actions, nil, &arguments, &environment)
    errno = code
    return code == 0 ? identifier : nil
  }
}
