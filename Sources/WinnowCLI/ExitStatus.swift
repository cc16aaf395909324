/// What the exit status of a command says. Thrown to end a command with that status.
enum ExitStatus: Int32, Error {
  /// Finished, but some videos failed.
  case someFailed = 1
  /// The command line, the recipe or the output is at fault.
  case usage = 2
  /// Stopped by the user; the same command goes on from there.
  case interrupted = 130
}
