import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct FramesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames",
    abstract: "Writes frames of clips to standard output, for models in other programs.",
    discussion: """
      A line of JSON says what comes, another what clip; behind that stand the pictures of the clip, \
      rows of red, green and blue, a byte each. The last line says that this was all. Clips come in \
      the order of the manifest, upright, in square pixels and without their bars, unless the recipe \
      of the selection keeps these. A clip that cannot be read has an "error" and no pictures.

      Clips that are asked about are those that would be kept if every score passed that is still to come from outside, \
      as far as it has not come: run again after 'winnow join', only what is left is asked.

      The catalog is read before the first picture, and others may write there then.

      Examples:
        winnow frames out --size 224x224 | python3 score.py | winnow join out -
        winnow frames out --sampler 'fps 2' --where all -o frames.bin
      """)

  @Argument(
    help: ArgumentHelp(
      "A directory written by scan and select, or the file of a catalog.", valueName: "dir|catalog"),
    completion: .file())
  var directory: String
  @Option(
    help: ArgumentHelp(
      "Which frames of each clip, such as 'uniform 8' (see 'winnow list samplers'); what the recipe "
        + "of the selection says unless given.", valueName: "text"),
    completion: .list(Instruments.standard.samplers.map { $0.name }))
  var sampler: String?
  @Option(
    help: ArgumentHelp(
      "Pixels across and down of all pictures; as each clip is shown unless given.",
      valueName: "WxH"))
  var size: FrameSize?
  @Option(
    help: ArgumentHelp(
      "How pictures of another shape come to that size: stretched, the middle cut out, or with "
        + "black added.", valueName: "fit"))
  var fit = FrameFit.stretch
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Of which clips: those that are asked about, those that are kept, or all.", valueName: "clips"
    ))
  var clips = ClipChoice.asked
  @OptionGroup var lacking: LackingOption
  @Option(help: ArgumentHelp("Parts of videos decoded at the same time.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The file to write, which appears once it is whole; standard output unless given.",
      valueName: "file"))
  var output: String?
  @OptionGroup var roots: RootOption
  @OptionGroup var progress: ProgressOption
  @OptionGroup var parent: ParentOption

  func validate() throws {
    guard 1...1024 ~= jobs else { throw ValidationError("--jobs takes a number from 1 to 1024") }
    if output == "" { throw ValidationError("--output takes the path of a file") }
    if let sampler, let complaint = Instruments.standard.complaint(aboutSampler: sampler) {
      throw ValidationError(complaint)
    }
    if !lacking.names.isEmpty, clips != .asked {
      throw ValidationError("--lacking is of clips that are asked about: --where asked")
    }
    if fit != .stretch, size == nil { throw ValidationError("--fit needs --size beside it") }
  }

  func run() throws {
    if output == nil { try Self.checkStandardOutput() }
    try Interrupts.answered(parent.watch()) { interrupts in
      let stream = stream
      let list = try Catalog.using(
        URL(literalPath: directory), moves: roots.moves, toolbox: .ofCommand
      ) {
        try stream.list($0)
      }
      let summary = try write(list, stream, interrupts)
      if summary.isLeft { return }
      try interrupts.check()
      say(summary, list)
      if summary.failed > 0 { throw ExitStatus.someFailed }
    }
  }

  private static func checkStandardOutput() throws {
    // A file that is opened later would take its number.
    guard fcntl(STDOUT_FILENO, F_GETFD) != -1 else {
      throw WinnowError("write", "standard output", reason: "it is closed")
    }
    guard isatty(STDOUT_FILENO) == 0 else {
      throw ValidationError(
        "standard output is a terminal, and pictures are bytes for programs; give it to one by '|', or "
          + "a file by --output")
    }
  }

  private var stream: FrameStream {
    var stream = FrameStream(isolation: WorkerCommand.isolation)
    (stream.clips, stream.lacking) = (clips, lacking.outside)
    (stream.sampler, stream.size, stream.fit) = (sampler, size, fit)
    stream.jobs = jobs
    return stream
  }

  private func write(
    _ list: FrameList, _ stream: FrameStream, _ interrupts: Interrupts
  ) throws -> FrameStream.Summary {
    let (counts, cancellation) = (stream.progress, interrupts.cancellation)
    return try ProgressLine.during(progress.form, counts.current) {
      guard let output else {
        return try stream.write(list, to: .standard, cancellation: cancellation)
      }
      return try stream.write(list, to: URL(literalPath: output), cancellation: cancellation)
    }
  }

  private func say(_ summary: FrameStream.Summary, _ list: FrameList) {
    for failure in summary.failures { Terminal.say("failed: \(failure)") }
    if list.surveyed > 0 {
      Terminal.say(
        "left out: \(Self.counted(list.surveyed, "clip")) of videos of which only keyframes were decoded; "
          + "run 'winnow scan' without --keyframes")
    }
    Terminal.say(
      "wrote \(Self.counted(summary.frames, "frame")) of \(Self.counted(summary.clips, "clip"))")
  }

  private static func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}

extension FrameSize: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension FrameFit: ExpressibleByArgument {}
extension ClipChoice: ExpressibleByArgument {}
