import ArgumentParser
import Winnow

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Shows versions, limits and missing codecs, for bug reports.",
    discussion: """
      Prints the versions of Winnow and of FFmpeg's libraries, the decoders and encoders that are \
      missing, the kernels in use, limits, and the file system that results go to.

      Example: winnow doctor out
      """)

  @Argument(
    help: ArgumentHelp("The directory that results go to.", valueName: "dir"),
    completion: .directory)
  var directory = "."
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let diagnosis = Diagnosis(output: directory)
    try Terminal.show(diagnosis, json: json)
  }
}
