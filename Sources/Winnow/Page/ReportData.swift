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
    /// Whether others gave it, one value a clip.
    var isOutside = false
    /// Whether a model gave it.
    var isModel = false
  }

  struct Bounds: Encodable {
    var score: String
    var measure: String
    var lower: Double?
    var upper: Double?
  }

  /// Values of a measure that is no statistic, one a clip: a share of frames, or what others said.
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

  /// What is said of all clips where some are shown.
  struct Whole: Encodable {
    var clips: Int
    /// Of copies.
    var groups: Int
    var failures: Int
    /// What the gates of the selection leave, and these.
    var kept: Int
    var secondsKept: Double
    var gates: [Bounds]
    /// Groups of more copies are not shown.
    var mostCopies: Int
  }

  var version = WinnowVersion.current
  /// The steps before clips are judged.
  var videoSteps: [Step]
  /// All steps, with the gates of the selection.
  var steps: [Step]
  var secondsIn: Double
  var whole: Whole
  var scores: [Score]
  /// Those that a survey by keyframes can tell.
  var keyframeScores: [String]
  var statistics = Statistic.allCases.map(\.rawValue)
  var gates: [Bounds]
  private(set) var shares: [Share] = []
  /// The recipe without its gates.
  var recipe: String
  /// Whether the gates turn videos away before they are decoded.
  var screensByGates: Bool
  private(set) var videos: [ReportVideo] = []
  /// The first of them.
  var failures: [Failure]
  private(set) var clips = ReportClips()
  var scans: [ScanSpeed]

  /// The rows of the videos that have clips here, in order, and these.
  private(set) var sources: [(video: Int64, clips: [CutClip])] = []
  /// The statistics of the clips.
  private(set) var statisticsOfClips: ReportScores

  private enum CodingKeys: String, CodingKey {
    case version, videoSteps, steps, secondsIn, whole, scores, keyframeScores, statistics, gates,
      shares, recipe, screensByGates, videos, failures, clips, scans
  }

  /// - Parameters:
  ///   - recipe: whose gates are shown.
  ///   - selected: by which clips were judged.
  ///   - mostClips: of more a sample is shown.
  /// - Throws: `WinnowError` where the catalog cannot be read.
  init(_ catalog: Catalog, recipe: Recipe, selected: Recipe, mostClips: Int) throws {
    let models = try catalog.chosenModels()
    let known = try catalog.scores(with: models)
    scores = known.map { Score($0, isModel: models.give($0.id)) }
    keyframeScores = known.filter { !$0.needsOtherFrames }.map(\.id)
    statisticsOfClips = ReportScores(known.columns)
    gates = recipe.gates.map(Bounds.init)
    var ungated = recipe
    ungated.gates = []
    self.recipe = RecipeYAML.text(of: ungated)
    screensByGates = recipe.screen.usesGates
    scans = try catalog.scanSpeeds()
    let entries = try catalog.entries()
    let count = try ReportCount(catalog, entries, recipe: recipe, selected: selected)
    let funnel = count.funnel
    whole = Whole(
      clips: count.sample.count, groups: funnel.groups, failures: funnel.failed,
      kept: funnel.kept, secondsKept: funnel.secondsKept,
      gates: selected.gates.filter(\.isBounded).map(Bounds.init),
      mostCopies: ReportSample.mostCopies(of: mostClips))
    let step = { (row: Funnel.Row) in Step(name: row.name, count: row.count, note: row.note) }
    (videoSteps, steps) = (funnel.videoRows.map(step), funnel.rows.map(step))
    secondsIn = funnel.secondsIn
    failures = try catalog.failures(among: entries, most: Self.mostFailures)
    try readClips(catalog, entries, count.sample.shown(most: mostClips), recipe, selected)
    try readShares(catalog, recipe, models)
    try readAnswers(catalog, recipe)
  }

  /// Failures that are listed; a long list is not read.
  static let mostFailures = 5000

  private mutating func readClips(
    _ catalog: Catalog, _ entries: [VideoEntry], _ shown: ReportSample.Shown, _ recipe: Recipe,
    _ selected: Recipe
  ) throws {
    var kinds = try MeasurementKinds(catalog, recipe, gates: [])
    let instruments = try catalog.instruments()
    let gates = Set(selected.gates.map(\.name))
    for some in shown.inQueries {
      let judged = try catalog.judged(some.map { entries[$0.video].row })
      for ((position, numbers), judged) in zip(some, judged) {
        guard let judged else { continue }
        let entry = entries[position]
        append(judged, numbers, gates)
        videos.append(
          ReportVideo(
            entry, judged.facts,
            unmeasured: AskedGates.unmeasuredScores(
              entry.depth, kinds.answer(for: entry).revisions, instruments)))
        sources.append((entry.row, numbers.map { judged.video.clips[$0] }))
      }
    }
  }

  /// Adds clips of a video.
  private mutating func append(
    _ judged: Catalog.JudgedVideo, _ numbers: [Int], _ gates: Set<String>
  ) {
    for number in numbers {
      let clip = judged.video.clips[number]
      let span = judged.video.span(clip, judged.facts.timeBase)
      clips.append(
        clip, judged.verdicts[number], judged.facts, number: videos.count,
        seconds: span.end - span.start, gates: gates)
      statisticsOfClips.append(judged.video.statistics, row: number)
    }
  }

  /// Reads what share of a clip's samples lies beyond a bound, where a gate asks for it.
  private mutating func readShares(
    _ catalog: Catalog, _ recipe: Recipe, _ models: ModelColumns
  ) throws {
    let gates = recipe.gates.filter(\.measure.isShare)
    guard !gates.isEmpty else { return }
    var values = [[Double]](repeating: [], count: gates.count)
    for (video, clips) in sources {
      let annotations = try catalog.annotations(of: [video], models)
      let said = clips.map { clip in clip.id.flatMap { annotations[$0] } ?? ClipAnnotations() }
      let shares = try catalog.shares(of: gates, video, clips, models, said)
      for (index, known) in shares.enumerated() {
        values[index] += known
      }
    }
    shares += zip(gates, values).map(Share.init)
  }

  /// Reads what others said of clips.
  private mutating func readAnswers(_ catalog: Catalog, _ recipe: Recipe) throws {
    let columns = try catalog.outsideColumns()
    let rows = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.row) })
    let texts = columns.filter { $0.holds == .texts }
    // What is asked for may not have come yet.
    let scores = Set(columns.map(\.name)).subtracting(texts.map(\.name))
      .union(recipe.gates.compactMap(\.outside)).sorted()
    var values = [[Double]](repeating: [], count: scores.count)
    for (video, clips) in sources {
      let answers = try catalog.answers(of: [video], columns)
      for clip in clips {
        let said = clip.id.flatMap { answers[$0] } ?? ClipAnswers()
        for (index, name) in scores.enumerated() {
          values[index].append(rows[name].map(said.score) ?? .nan)
        }
        self.clips.append(
          texts: texts.compactMap { text in
            said.text(text.row).map { ReportClips.Text(name: text.name.column, text: $0) }
          })
      }
    }
    self.scores += scores.map(Score.init(outside:))
    shares += zip(scores.map(Gate.init(_:)), values).map(Share.init)
  }
}

extension ReportData.Share {
  fileprivate init(_ gate: Gate, _ values: [Double]) {
    let bytes = values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
    self.init(score: gate.score, measure: "\(gate.measure)", values: bytes.base64EncodedString())
  }
}

extension ReportData.Score {
  fileprivate init(_ score: ScoreDescription, isModel: Bool) {
    self.init(
      id: score.id, unit: score.unit, range: "\(score.range)", better: score.better.rawValue,
      formula: score.formula, isModel: isModel)
  }

  fileprivate init(outside name: OutsideName) {
    self.init(
      id: name.gate, unit: "", range: "any number", better: "neither",
      formula: "what others said of the clip", isOutside: true)
  }
}

extension ReportData.Bounds {
  fileprivate init(_ gate: Gate) {
    self.init(
      score: gate.score, measure: "\(gate.measure)", lower: gate.lower, upper: gate.upper)
  }
}

extension Catalog {
  /// The first of the videos that are there and failed.
  fileprivate func failures(among entries: [VideoEntry], most: Int) throws -> [ReportData.Failure] {
    let failed = entries.lazy.filter { $0.isPresent && $0.outcome == .failed }.prefix(most)
    return try read { database in
      let statement = try database.cachedStatement(sql: "SELECT error FROM videos WHERE id = ?")
      return try failed.map { entry in
        let error = try String.fetchOne(statement, arguments: [entry.row])
        return ReportData.Failure(name: entry.name, reason: error ?? "")
      }
    }
  }
}
