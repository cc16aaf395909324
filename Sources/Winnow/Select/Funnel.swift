import WinnowCore

/// How many videos, shots and clips are left after each step of a selection.
public struct Funnel: Sendable {
  /// Files that were found, and are there.
  public private(set) var videos = 0
  /// Videos that were measured.
  public private(set) var scanned = 0
  /// Those among them that were not decoded, as their bytes are those of others.
  package private(set) var sameFiles = 0
  /// Videos that no file holds any more; nothing of them is kept.
  package private(set) var gone = 0
  /// Videos that a scan by this recipe and this version would measure otherwise, in part or whole.
  package private(set) var measuredOtherwise = 0
  /// Videos of an old catalog whose bytes have not been read, so that their clips have no ids.
  package private(set) var unnamed = 0
  package private(set) var notVideo = 0
  /// Videos that could not be used.
  public private(set) var failed = 0
  /// Videos that a screen turned away, by the name of the gate.
  package private(set) var screened: [String: Int] = [:]
  /// Those among them that this recipe's screen did not judge: a scan by it may keep them.
  package private(set) var stale = 0
  /// Videos of which only keyframes were measured.
  package private(set) var surveyed = 0
  /// Shots of measured videos.
  public private(set) var shots = 0
  /// Clips of them.
  public private(set) var clips = 0
  /// Clips that are kept.
  public private(set) var kept = 0
  /// Clips that are copies of others that stay.
  public private(set) var copies = 0
  /// Clips that are rejected for what they are.
  public private(set) var rejected = 0
  /// What clips are rejected for: gates, the screen's and `clips.min` among them, by name.
  package private(set) var failing: [String: Failing] = [:]
  /// Clips that no gate rejects, but some could not be asked: what they look at was not measured, or is
  /// stale. A scan measures it.
  package private(set) var unmeasured = 0
  /// Clips that nothing speaks against but that a gate asks for what others have not said of them yet.
  package private(set) var unanswered = 0
  /// Clips of surveyed videos that each gate was not asked about, since keyframes cannot answer it.
  package private(set) var notAsked: [String: Int] = [:]
  /// Which of the directories that were scanned are here.
  package internal(set) var presence = Presence()
  /// Clips that no gate rejects, but that show footage of an excluded catalog.
  package private(set) var excluded = 0
  /// Groups of copies.
  package private(set) var groups = 0
  /// Seconds of video scanned, and in clips kept.
  public private(set) var secondsIn = 0.0
  /// Seconds of kept clips.
  public private(set) var secondsKept = 0.0

  /// How many clips fail a gate.
  package struct Failing: Hashable, Sendable {
    package var clips = 0
    /// Those that fail no other.
    package var alone = 0
  }

  /// Counts a video.
  ///
  /// - Parameter isCurrent: whether a scan by the recipe in force would leave it as it is.
  mutating func count(_ video: VideoEntry, isCurrent: Bool) {
    let files = Int(video.files)
    guard video.isPresent else {
      // What was never measured is not missed.
      (videos, gone) = video.isMeasured ? (videos + 1, gone + 1) : (videos, gone)
      return
    }
    videos += files
    switch video.outcome {
    case .scanned where video.depth == .keyframes: surveyed += files
    case .scanned, .identical:
      scanned += files
      sameFiles += files - 1
      if video.id == nil { unnamed += 1 }
      if !isCurrent { measuredOtherwise += 1 }
    case .rejected where video.depth != nil:
      screened[video.screenedBy ?? "", default: 0] += 1
      if !isCurrent { stale += 1 }
    case .rejected: notVideo += 1
    case .failed: failed += 1
    }
  }

  /// Counts what a video is cut into.
  mutating func count(_ video: CutVideo) {
    shots += video.shots
    clips += video.clips.count
    // Of a survey nothing was scanned.
    if video.shots > 0 { secondsIn += video.seconds }
  }

  mutating func count(notAsked gates: [Gate], clips: Int) {
    for gate in gates { notAsked[gate.name, default: 0] += clips }
  }

  /// Counts the verdict of a clip that lasts `seconds`.
  ///
  /// - Parameters:
  ///   - isOnlyExcluded: whether it is rejected for footage that it shows, and nothing else.
  ///   - isUnanswered: whether others have not said of it what a gate asks for, and nothing else speaks against it.
  mutating func count(
    _ verdict: Verdict, isOnlyExcluded: Bool, isUnanswered: Bool, seconds: Double
  ) {
    switch verdict {
    case .copy: copies += 1
    case .unmeasured where isUnanswered: unanswered += 1
    case .unmeasured: unmeasured += 1
    case .reject where isOnlyExcluded: excluded += 1
    case .reject: rejected += 1
    case .keep:
      secondsKept += seconds
      kept += 1
    }
  }

  /// Takes over what clips fail.
  ///
  /// - Parameter name: of the question of this number.
  mutating func count(_ tally: FailureTally, _ name: (Int) -> String) {
    for (question, clips) in tally.failing.enumerated() where clips > 0 {
      failing[name(question)] = Failing(clips: clips, alone: tally.alone[question])
    }
  }

  mutating func count(_ failing: [String: Failing]) { self.failing = failing }

  mutating func count(groups: Int) { self.groups = groups }
}

extension Funnel: CustomStringConvertible {
  /// What is left after a step: its name, how many, and a remark.
  typealias Row = (name: String, count: Int, note: String)

  /// A table, a line a number.
  public var description: String {
    let rows = rows
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { name, number, note in
      let padded = name.padding(to: width) + "\(number)".leftPadding(to: 8)
      return note.isEmpty ? padded : "\(padded)  \(note)"
    }.joined(separator: "\n")
  }

  var rows: [Row] { videoRows + clipRows }

  /// The rows that no gate on clips changes.
  var videoRows: [Row] {
    var rows: [Row] = [("videos", videos, "")]
    if gone > 0 { rows.append(("  gone", gone, "no file holds them any more")) }
    if notVideo > 0 { rows.append(("  not video", notVideo, "")) }
    if failed > 0 { rows.append(("  failed", failed, "")) }
    rows += screened.sorted(by: Self.mostFirst).map { ("  screened by \($0.printable)", $1, "") }
    if stale > 0 { rows.append(("  by another screen", stale, "scan again to measure them")) }
    if surveyed > 0 { rows.append(("surveyed by keyframes", surveyed, "")) }
    rows.append(("scanned", scanned, VideoLength(seconds: secondsIn).description))
    if sameFiles > 0 { rows.append(("  same files", sameFiles, "not decoded")) }
    if unnamed > 0 { rows.append(("  without ids", unnamed, "scan again to name them")) }
    rows.append(("shots", shots, ""))
    rows.append(("clips", clips, ""))
    return rows
  }

  private var clipRows: [Row] {
    var rows: [Row] = rejected > 0 ? [("  rejected", rejected, "")] : []
    rows += failing.sorted { ($1.value.clips, $0.key) < ($0.value.clips, $1.key) }.map {
      ("    by \($0.printable)", $1.clips, $1.alone > 0 ? "\($1.alone) by it alone" : "")
    }
    rows += notAsked.sorted(by: Self.mostFirst).map {
      ("  not asked \($0.printable)", $1, "surveyed")
    }
    if unmeasured > 0 { rows.append(("  unmeasured", unmeasured, "scan again to measure them")) }
    if unanswered > 0 {
      rows.append(
        ("  unanswered", unanswered, "scores of models or from outside are still to come"))
    }
    if excluded > 0 { rows.append(("  excluded", excluded, "")) }
    if copies > 0 {
      rows.append(("  copies", copies, "in \(groups) group\(groups == 1 ? "" : "s")"))
    }
    rows.append(("kept", kept, VideoLength(seconds: secondsKept).description))
    return rows
  }

  private static func mostFirst(_ a: (key: String, value: Int), _ b: (key: String, value: Int))
    -> Bool
  {
    (b.value, a.key) < (a.value, b.key)
  }
}

extension String {
  package func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  func leftPadding(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
