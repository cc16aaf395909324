import WinnowCore
import WinnowMedia

/// The clips that a report shows, a list for each thing that is known of them.
struct ReportClips: Encodable {
  /// Position of the video.
  private(set) var video: [Int] = []
  /// Its name; nil where its video has none.
  private(set) var id: [ContentID?] = []
  /// Number within the video.
  private(set) var clip: [Int] = []
  private(set) var start: [Double] = []
  private(set) var end: [Double] = []
  private(set) var startFrame: [Int] = []
  private(set) var endFrame: [Int] = []
  private(set) var seconds: [Double] = []
  /// What of the picture bars leave: x, y, width and height as shown.
  private(set) var crop: [[Int]] = []
  /// Number of the group of copies, 0 for none.
  private(set) var group: [Int] = []
  /// Place among the copies.
  private(set) var preference: [Int] = []
  /// How much like the one that was kept it is.
  private(set) var similarity: [Double?] = []
  /// What it is rejected for before and after the gates are asked.
  private(set) var before: [[Reason]] = []
  private(set) var after: [[Reason]] = []
  /// What others wrote of it.
  private(set) var texts: [[Text]] = []

  struct Text: Encodable {
    /// That of its column.
    var name: String
    var text: String
  }

  /// A reason that the page does not find itself.
  struct Reason: Encodable {
    /// The name of the gate.
    var gate: String
    /// For people.
    var text: String

    init(_ reason: Winnow.Reason) { (gate, text) = (reason.gate, "\(reason)") }
  }

  var count: Int { video.count }

  /// Adds what others wrote of the next clip.
  mutating func append(texts: [Text]) { self.texts.append(texts) }

  /// - Parameters:
  ///   - number: position of the video.
  ///   - seconds: how long it lasts.
  ///   - gates: the names of those that the page asks itself.
  mutating func append(
    _ clip: CutClip, _ verdict: ClipVerdict, _ facts: VideoFacts, number: Int, seconds: Double,
    gates: Set<String>
  ) {
    self.video.append(number)
    id.append(clip.id)
    self.clip.append(verdict.clip)
    start.append(MediaTime.seconds(clip.time.lowerBound, facts.timeBase).microseconds)
    end.append(MediaTime.seconds(clip.time.upperBound, facts.timeBase).microseconds)
    startFrame.append(clip.frames.lowerBound)
    endFrame.append(clip.frames.upperBound)
    self.seconds.append(seconds)
    let box = facts.atFrame(clip.frames.lowerBound).displayRect(of: clip.crop)
    crop.append([box.x, box.y, box.width, box.height])
    group.append(verdict.group ?? 0)
    preference.append(verdict.preference ?? 0)
    similarity.append(verdict.similarity?.sixDigits)
    let fixed = verdict.reasons.filter { !gates.contains($0.gate) }
    before.append(fixed.filter { $0.footage == nil }.map(Reason.init))
    after.append(fixed.filter { $0.footage != nil }.map(Reason.init))
  }
}
