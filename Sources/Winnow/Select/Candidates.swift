import WinnowCore

/// The clips of a selection, video by video.
struct Candidates: Sendable {
  private(set) var clips: [Candidate] = []
  /// By the number of a video in the list of all the number of its first clip, and behind the last video
  /// the number of all clips.
  private(set) var firstClips: [Int32]
  /// Where their fingerprints are read: the spans of all videos, one after another, are those of the clips.
  private(set) var compared: [ComparedClips] = []
  /// Of each gate that asks for a share of frames its value for each clip; NaN where there is none.
  private(set) var shares: [[Double]]
  private let catalog: Catalog
  private let isCompared: Bool

  /// - Parameter isCompared: whether copies of them are looked for.
  init(_ questioning: Questioning, isCompared: Bool) {
    (catalog, self.isCompared) = (questioning.reader.catalog, isCompared)
    firstClips = [0]
    firstClips.reserveCapacity(questioning.entries.count + 1)
    shares = Array(repeating: [], count: questioning.questions.shares.count)
  }

  mutating func append(_ item: CutReader.Item, _ failures: [[ClipQuestions.Failure]]) {
    skip(to: item.position)
    var spans: [ComparedClips.Span] = []
    let overlay = item.video.statistics.columns.column(of: "overlay.share")
    for (number, clip) in item.video.clips.enumerated() {
      let span = item.video.span(clip, item.facts.timeBase)
      if isCompared { spans.append(span) }
      clips.append(
        Candidate(
          video: item.entry.row, clip: Int32(number), id: clip.id, failures: failures[number],
          quality: CopyQuality(
            pixels: clip.crop.width * clip.crop.height, bitsPerPixel: item.facts.bitsPerPixel,
            overlayShare: overlay.map {
              Double(item.video.statistics[number, $0])
            } ?? 0, seconds: span.seconds)))
    }
    if isCompared {
      compared.append(ComparedClips(catalog: catalog, row: item.entry.row, spans: spans))
    }
    for number in shares.indices { shares[number] += item.shares[number] }
    firstClips.append(Int32(clips.count))
  }

  /// Notes that the videos up to `position` have no clips.
  mutating func skip(to position: Int) {
    while firstClips.count <= position { firstClips.append(Int32(clips.count)) }
  }

  /// The numbers of the clips of the video that stands at `position` in the list of all.
  func clips(of position: Int) -> Range<Int> {
    Int(firstClips[position])..<Int(firstClips[position + 1])
  }
}
