/// What the exit status of a command says. Thrown to end a command with that status.
enum ExitStatus: Int32, Error {
  /// Finished, but some videos failed, or some clips could not be judged.
  case someFailed = 1
  /// The command line, the recipe or the output is at fault.
  case usage = 2
  /// Stopped by the user; the same command goes on from there.
  case interrupted = 130

  /// Every status with what it says, for help and manual.
  static let meanings: [(status: Int32, meaning: String)] = [
    (0, "all good"),
    (someFailed.rawValue, "finished; some videos failed, or some clips could not be judged"),
    (usage.rawValue, "usage, recipe or output error"),
    (interrupted.rawValue, "interrupted (run the same command again to go on)"),
  ]
}
