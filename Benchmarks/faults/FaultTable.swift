import TestSupport

/// Results as Markdown: frames by fixture and damage, where fewer are used than the `ffmpeg` command
/// decodes, and the reasons that were given.
struct FaultTable {
  let results: [FaultResult]
  let count: Int
  let seed: UInt64

  var markdown: String {
    """
    # Formats and faults

    Made by `Benchmarks/faults.sh \(count) \(seed)`. Every fixture is damaged in every way, \
    \(count) files each, and scanned by the command: \(results.count) files, \
    \(results.count { $0.row == nil }) without a row, \
    \(results.count { $0.row?.error?.hasPrefix("crashed") == true }) crashes, \
    \(results.count { $0.row?.error?.hasPrefix("no frame for") == true }) hangs.

    A cell has the frames measured and, behind a stroke, those that the `ffmpeg` command decodes of \
    the same files where it is another number. There are more where Winnow reads on behind damage or \
    takes another stream. A file that is refused counts as no frames.

    \(frames)

    ## Fewer frames than ffmpeg

    A picture that goes with sound is not video, and video behind text is not a file of video.

    | file | frames | ffmpeg | what Winnow says |
    | --- | --- | --- | --- |
    \(shortfalls.joined(separator: "\n"))

    ## What Winnow says of damaged files

    | files | reason |
    | --- | --- |
    \(reasons.joined(separator: "\n"))
    """
  }

  private var frames: String {
    let damages = [nil] + Damage.allCases
    let names = ["fixture", "format"] + damages.map { $0.map(Self.words) ?? "as it is" }
    let byFixture = Dictionary(grouping: results, by: \.trial.fixture)
    let rows = byFixture.sorted { $0.key < $1.key }.compactMap { fixture, results -> String? in
      guard let row = results.first?.row, let codec = row.codec else { return nil }
      let cells = damages.map { damage in cell(results.filter { $0.trial.damage == damage }) }
      let container = row.container?.split(separator: ",").first ?? ""
      return Markdown.row([fixture, "\(codec), \(container)"] + cells)
    }
    return ([Markdown.row(names), Markdown.row(names.map { _ in "---" })] + rows)
      .joined(separator: "\n")
  }

  private func cell(_ results: [FaultResult]) -> String {
    let (ours, theirs) = results.reduce((0, 0)) { ($0.0 + $1.frames, $0.1 + $1.peerFrames) }
    return ours == theirs ? "\(ours)" : "\(ours)/\(theirs)"
  }

  private var shortfalls: [String] {
    results.filter { $0.frames < $0.peerFrames }.map { result in
      let said = result.row.map { $0.error ?? "" } ?? "no row"
      return Markdown.row([result.trial.file, "\(result.frames)", "\(result.peerFrames)", said])
    }
  }

  private var reasons: [String] {
    let damaged = results.filter { $0.trial.damage != nil }
    let errors = damaged.map { Self.gist($0.row?.error ?? "nothing") }
    return Dictionary(errors.map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { Markdown.row(["\($0.value)", $0.key]) }
  }

  /// A reason without its numbers and what FFmpeg adds to it.
  private static func gist(_ error: String) -> String {
    error.replacing(#/\d+/#, with: "N").replacing(#/ \(.*/#, with: "")
  }

  /// "header bytes" for `headerBytes`.
  private static func words(_ damage: Damage) -> String {
    damage.rawValue.replacing(#/[A-Z]/#) { " " + $0.output.lowercased() }
  }
}
