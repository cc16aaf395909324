import Foundation
import GRDB
import WinnowCore

/// What the page of a report knows, but for scores and pictures.
struct ReportData: Encodable {
  /// A row of the funnel as `winnow select` prints it.
  struct Step: Encodable {
    var name: String
    var count: Int
    var note: String
  }

  struct Score: Encodable {
    var id: String
    var unit: String
    var range: String
    var better: String
    var formula: String
  }

  struct Bounds: Encodable {
    var score: String
    var measure: String
    var lower: Double?
    var upper: Double?
  }

  /// Values of a measure that is no statistic, one a clip.
  struct Share: Encodable {
    var score: String
    var measure: String
    /// 64-bit little-endian floats, base64; NaN where there is no value.
    var values: String
  }

  struct Failure: Encodable {
    var name: String
    var reason: String
  }

  var version = WinnowVersion.current
  /// The steps before clips are judged.
  private(set) var videoSteps: [Step] = []
  /// All steps.
  private(set) var steps: [Step] = []
  private(set) var secondsIn = 0.0
  var scores = Metrics.scores.map {
    Score(
      id: $0.id, unit: $0.unit, range: "\($0.range)", better: $0.better.rawValue,
      formula: $0.formula)
  }
  /// Those that a survey by keyframes can tell.
  var keyframeScores = Metrics.singleFrameScores
  var statistics = Statistic.allCases.map(\.rawValue)
  var gates: [Bounds]
  private(set) var shares: [Share] = []
  /// The recipe without its gates.
  var recipe: String
  /// Whether the gates turn videos away before they are decoded.
  var screensByGates: Bool
  private(set) var videos: [ReportVideo] = []
  private(set) var failures: [Failure] = []
  private(set) var clips = ReportClips()
  /// Whether there are too many clips to show.
  private(set) var isWithoutClips = false
  var scans: [ScanSpeed]

  /// The rows of the videos that have clips, in order, and these.
  private(set) var sources: [(video: Int64, clips: [CutClip])] = []
  /// The statistics of all clips.
  private(set) var statisticsOfClips = ReportScores()

  private enum CodingKeys: String, CodingKey {
    case version, videoSteps, steps, secondsIn, scores, keyframeScores, statistics, gates, shares,
      recipe,
      screensByGates, videos, failures, clips, isWithoutClips, scans
  }

  /// - Throws: `WinnowError` where the catalog cannot be read.
  init(_ catalog: Catalog, recipe: Recipe) throws {
    gates = recipe.gates.map {
      Bounds(score: $0.score, measure: "\($0.measure)", lower: $0.lower, upper: $0.upper)
    }
    var ungated = recipe
    ungated.gates = []
    self.recipe = RecipeYAML.text(of: ungated)
    screensByGates = recipe.screen.usesGates
    scans = try catalog.scanSpeeds()
    try readVideos(catalog, recipe)
    if clips.count > Report.mostClips { dropClips() } else { try readShares(catalog, recipe) }
  }

  private mutating func readVideos(_ catalog: Catalog, _ recipe: Recipe) throws {
    var funnel = Funnel()
    let questions = ClipQuestions(recipe)
    var kinds = try MeasurementKinds(catalog, recipe, gates: questions.gates)
    let selected = Set(try catalog.recipeOfSelection()?.gates.map(\.name) ?? [])
    var tally = ReasonTally()
    for entry in try catalog.entries() {
      let kind = kinds.answer(for: entry)
      funnel.count(entry, isCurrent: kind.isCurrent)
      guard entry.isPresent, entry.isMeasured, let judged = try catalog.judged(entry.row) else {
        continue
      }
      let (video, facts) = (judged.video, judged.facts)
      funnel.count(video)
      funnel.count(
        notAsked: kind.asked.unanswerable.map { questions.gates[$0] }, clips: video.clips.count)
      for verdict in judged.verdicts {
        let clip = video.clips[verdict.clip]
        let span = video.span(clip, facts.timeBase)
        tally.count(verdict, seconds: span.end - span.start, &funnel)
        clips.append(
          clip, verdict, facts, number: videos.count, seconds: span.end - span.start,
          gates: selected)
        statisticsOfClips.append(video.statistics, row: verdict.clip)
      }
      if video.clips.isEmpty { continue }
      videos.append(
        ReportVideo(
          entry, facts,
          unmeasured: AskedGates.unmeasuredScores(entry.depth, kind.revisions)))
      sources.append((entry.row, video.clips))
    }
    tally.finish(&funnel)
    failures = try catalog.failures()
    let step = { (row: Funnel.Row) in Step(name: row.name, count: row.count, note: row.note) }
    (videoSteps, steps) = (funnel.videoRows.map(step), funnel.rows.map(step))
    secondsIn = funnel.secondsIn
  }

  private mutating func dropClips() {
    (isWithoutClips, clips, statisticsOfClips) = (true, ReportClips(), ReportScores())
    (videos, sources) = ([], [])
  }

  /// Reads what share of a clip's samples lies beyond a bound, where a gate asks for it.
  private mutating func readShares(_ catalog: Catalog, _ recipe: Recipe) throws {
    let gates = recipe.gates.filter { if case .statistic = $0.measure { false } else { true } }
    guard !gates.isEmpty else { return }
    var values = [[Double]](repeating: [], count: gates.count)
    for (video, clips) in sources {
      for (index, known) in try catalog.shares(of: gates, video, clips).enumerated() {
        values[index] += known
      }
    }
    shares = zip(gates, values).map { gate, values in
      let bytes = values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
      return Share(
        score: gate.score, measure: "\(gate.measure)", values: bytes.base64EncodedString())
    }
  }
}

extension Catalog {
  /// The videos that are there and failed, in order.
  fileprivate func failures() throws -> [ReportData.Failure] {
    let errors = try read { database in
      try Row.fetchAll(database, sql: "SELECT id, error FROM videos WHERE outcome = 'failed'")
        .map { ($0[0] as Int64, $0[1] as String?) }
    }
    let byRow = Dictionary(uniqueKeysWithValues: errors)
    return try entries().filter { $0.isPresent && $0.outcome == .failed }.map {
      ReportData.Failure(name: $0.name, reason: byRow[$0.row].flatMap(\.self) ?? "")
    }
  }
}
