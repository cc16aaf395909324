import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Decodes every video once and records shots, scores and fingerprints.",
    discussion: """
      Writes DIR/catalog.sqlite and DIR/videos.jsonl; where -o ends in .sqlite and is no directory, that file \
      alone, for 'winnow merge' to take. What was measured before is not decoded again: \
      files are known by their bytes, wherever they were moved and whatever they are called. With --keyframes only keyframes are decoded, for a quick survey; a \
      scan without it then measures these videos whole.

      --from reads which files to look at from a list: a path a line, paths that are each ended by a NUL \
      (-0), or a line of JSON each with "path", the name below INPUT, and as one likes "source" (where the file \
      lies now, ending in its path), "size", "time", "etag" and "shard", as 'winnow plan' writes them. INPUT then is the directory that the \
      paths lie below; without it each is called by its last part. Nothing is said of files that are not listed.

      --shard K/N scans one of N parts, on a machine each: a file belongs to a part by its path below INPUT, or \
      by the shard that its line gives, 1 to N.

      Examples:
        winnow scan videos more/clip.mp4 -o out --jobs 4
        find "$PWD/videos" -name '*.mp4' -print0 | winnow scan videos --from - -0 -o out
        winnow scan videos -o part-2 --shard 2/3
        winnow scan --from plan.jsonl --shard 2/3 -o part-2.sqlite
      """)

  @OptionGroup var options: ScanOptions
  @Flag(help: "Measure keyframes only: a quick survey, without shots, motion or copies.")
  var keyframes = false

  func run() throws {
    let recipe = try options.recipe.loadToMeasure()
    var scan = options.scan(recipe)
    scan.keyframesOnly = keyframes
    let summary = try Interrupts.answered(options.watch) { interrupts in
      let found = try options.files()
      return try options.writing { catalog in
        try Self.scan(found, options.place, scan, catalog, interrupts, options.progress.form)
      }
    }
    if summary.hasFailures { throw ExitStatus.someFailed }
  }

  /// Scans with a progress line and says what came of it.
  ///
  /// - Parameter place: where files were looked for, in words.
  static func scan(
    _ found: FoundFiles, _ place: String, _ scan: Scan, _ catalog: Catalog,
    _ interrupts: Interrupts, _ form: ProgressOption.Form
  ) throws -> Scan.Summary {
    let line = ProgressLine(form)
    defer { line.end() }
    let start = ContinuousClock.now
    let progress = progress(above: line)
    line.begin { progress.current }
    let summary = try scan.run(
      found, into: catalog, cancellation: interrupts.cancellation, progress: progress)
    line.end()
    let videoSeconds = progress.current.videoSeconds
    let outcome = summary.line(
      verb: scan.keyframesOnly ? "surveyed" : "scanned", videoSeconds: videoSeconds,
      elapsed: (ContinuousClock.now - start) / .seconds(1))
    Terminal.say("\(outcome)")
    try interrupts.check()
    if let emptiness = summary.emptiness(progress.overview, in: place.printable) {
      Terminal.say(.lines(emptiness))
    }
    return summary
  }

  /// Says on a terminal what was found, and everywhere which files failed.
  private static func progress(above line: ProgressLine) -> ScanProgress {
    ScanProgress(
      onVideo: { record, _ in
        guard record.outcome == .failed else { return }
        line.say("failed: \(record.source.path): \(record.error ?? "unknown reason")")
      },
      onBegin: { overview in
        if line.isInteractive { line.say("\(overview.line)") }
        if overview.lost > 0 {
          line.say(
            "\(overview.lost) videos of an older catalog have no ids, and their files are not where they "
              + "were: if they have moved, --root OLD=NEW spares decoding them again")
        }
        if !overview.stale.isEmpty { line.say("measured again: \(overview.stale)") }
      })
  }
}
