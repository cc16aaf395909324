/// Where videos are opened and decoded.
public enum Isolation: Hashable, Sendable {
  /// In worker processes, each of which has one video at a time: a video that crashes a decoder, hangs it or eats
  /// memory costs that video alone.
  ///
  /// The path and the arguments start a program that calls `Worker.serve`, such as
  /// `["/usr/local/bin/winnow", "worker"]`, or this one.
  case workers([String])
  /// In this process, which a hostile file can take along: for files that somebody vouches for.
  case thisProcess

  /// Path and arguments that start a worker; nil where there are none.
  var workerCommand: [String]? {
    if case .workers(let command) = self { command } else { nil }
  }
}
