import ArgumentParser

/// Whether a command ends with the process that started it.
struct ParentOption: ParsableArguments {
  @Flag(
    help:
      "End, as by SIGTERM, when the process that started this one ends, or closes the pipe that is standard input."
  )
  var endWithParent = false

  /// - Parameter readsInput: whether the command reads standard input, whose end then says nothing.
  func watch(readsInput: Bool = false) -> ParentWatch? {
    endWithParent ? ParentWatch(readsInput: readsInput) : nil
  }
}
