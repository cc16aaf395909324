import WinnowCore

/// Clips dealt out in batches that `CopyFinder` reads: as much as is in memory at a time for each
/// processor.
///
/// A batch is a run of videos with few clips, or a part of a video with many.
struct ComparedBatches: Sendable {
  /// A batch takes no more videos once it has this many clips, so that batches are not tiny.
  private static let enough = 16
  /// Of a video with more clips than this its fingerprints are read for each part.
  private static let most = 64

  /// What becomes of the looks of clips.
  enum Keeping: Sendable {
    /// They are read where they were kept, and kept where they were not.
    case all
    /// They are read where they were kept.
    case known
    /// They are made anew, and kept.
    case anew
  }

  private struct Batch {
    var part: CopyPart
    var pieces: [ComparedClips] = []
    /// Positions of clips that have not been compared themselves.
    var represented: Set<Int> = []
    var clips: Int { pieces.reduce(0) { $0 + $1.spans.count } }
  }

  private let keeping: Keeping
  private var batches: [Batch] = []

  /// - Parameters:
  ///   - part: of the video at a position: what is wanted of its clips.
  ///   - represented: the clips of the video at a position that others were compared in place of.
  init(
    _ videos: [ComparedClips], keeping: Keeping = .known,
    represented: (Int) -> Set<Int> = { _ in [] }, part: (Int) -> CopyPart = { _ in .new }
  ) {
    self.keeping = keeping
    var clips = 0
    for (number, video) in videos.enumerated() {
      let (part, represented) = (part(number), represented(number))
      for piece in Self.pieces(of: video) {
        if clips >= Self.enough || batches.last?.part != part {
          batches.append(Batch(part: part))
          clips = 0
        }
        for clip in piece.spans.indices where represented.contains(piece.first + clip) {
          batches[batches.count - 1].represented.insert(clips + clip)
        }
        batches[batches.count - 1].pieces.append(piece)
        clips += piece.spans.count
      }
    }
  }

  /// The number of the first clip of each batch, and behind the last of all.
  var starts: [Int] { batches.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.clips) } }

  private static func pieces(of video: ComparedClips) -> [ComparedClips] {
    stride(from: 0, to: video.spans.count, by: most).map { start in
      var piece = video
      piece.first += start
      piece.spans = Array(video.spans[start..<min(start + most, video.spans.count)])
      return piece
    }
  }
}

extension ComparedBatches: CopyBatches {
  var count: Int { batches.count }

  func part(of batch: Int) -> CopyPart { batches[batch].part }

  func represented(in batch: Int) -> Set<Int> { batches[batch].represented }

  /// - Throws: `WinnowError` where they cannot be read.
  func clips(of batch: Int) throws -> [ClipFingerprint] {
    try tracks(of: batch).flatMap { piece, track in
      piece.spans.map { track.clip(from: $0.start, to: $0.end) }
    }
  }

  func pictures(of batch: Int) throws -> [[[Plane]]] {
    try tracks(of: batch).flatMap { piece, track in
      piece.spans.map { track.pictures(from: $0.start, to: $0.end) }
    }
  }

  private func tracks(of batch: Int) throws -> [(ComparedClips, FingerprintTrack)] {
    let pieces = batches[batch].pieces
    // References may come from several catalogs.
    guard let first = pieces.first, pieces.allSatisfy({ $0.catalog === first.catalog }) else {
      return try pieces.map { ($0, try $0.catalog.fingerprints($0.row)) }
    }
    return Array(zip(pieces, try first.catalog.fingerprints(pieces.map(\.row))))
  }

  func plainLooks(of batch: Int) throws -> [PlainLooks]? {
    try kept(.plain, of: batch, LooksCoding.plain)
  }

  func alteredLooks(of batch: Int) throws -> [AlteredLooks]? {
    try kept(.altered, of: batch, LooksCoding.altered)
  }

  func keep(_ looks: [PlainLooks], of batch: Int) throws {
    try keep(looks, .plain, of: batch, LooksCoding.bytes)
  }

  func keep(_ looks: [AlteredLooks], of batch: Int) throws {
    try keep(looks, .altered, of: batch, LooksCoding.bytes)
  }

  private func kept<Looks>(
    _ kind: LooksKind, of batch: Int, _ decode: ([UInt8]) -> [Looks]?
  ) throws -> [Looks]? {
    let (part, pieces) = (batches[batch].part, batches[batch].pieces)
    guard keeping != .anew, part != .reference, let catalog = pieces.first?.catalog,
      let rows = try catalog.looks(kind, of: pieces)
    else { return nil }
    var looks: [Looks] = []
    for (piece, bytes) in zip(pieces, rows) {
      guard let some = decode(bytes), some.count == piece.spans.count else { return nil }
      looks += some
    }
    return looks
  }

  private func keep<Looks>(
    _ looks: [Looks], _ kind: LooksKind, of batch: Int, _ encode: ([Looks]) -> [UInt8]
  ) throws {
    let (part, pieces) = (batches[batch].part, batches[batch].pieces)
    guard keeping != .known, part != .reference, let catalog = pieces.first?.catalog else { return }
    var rest = looks[...]
    let rows = pieces.map { piece in
      defer { rest = rest.dropFirst(piece.spans.count) }
      return encode(Array(rest.prefix(piece.spans.count)))
    }
    try catalog.write(rows, kind, of: pieces)
  }
}
