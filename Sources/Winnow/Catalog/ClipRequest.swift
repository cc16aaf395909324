import WinnowCore

/// Clips of a catalog as they were cut and judged last, narrowed step by step.
///
///     let sharp = catalog.clips.kept().where("sharpness.laplacian.median", 100...).lasting(2...10)
///     print(try sharp.count(), try sharp.seconds())
///     for clip in try sharp.all() {
///       let frames = try Video(clip.file).frames(clip.frames)
///       while let frame = try frames.next() { print(frame.seconds) }
///     }
///
/// A request reads nothing before it is asked for something. Clips come in the order of the manifest, by what their
/// videos are called, then by time, or as `sorted` says.
public struct ClipRequest: Sendable {
  /// What the value of a score has to be.
  struct Bounds: Sendable {
    /// As recipes name gates.
    var name: String
    var allows: @Sendable (Double) -> Bool
  }

  let catalog: Catalog
  private(set) var bounds: [Bounds] = []
  private(set) var conditions: [@Sendable (CatalogClip) -> Bool] = []
  private(set) var order: (score: String, ascending: Bool)?
  private(set) var most: Int?
  /// What of it cannot be asked for.
  private(set) var fault: WinnowError?

  init(of catalog: Catalog) { self.catalog = catalog }

  /// Those that are kept.
  public func kept() -> ClipRequest { judged(.keep) }

  /// Those of a verdict.
  public func judged(_ verdict: Verdict) -> ClipRequest {
    `where` { $0.verdict == verdict }
  }

  /// Those that last so long, in seconds, such as `2...10`.
  public func lasting(_ seconds: some RangeExpression<Double> & Sendable) -> ClipRequest {
    `where` { seconds.contains($0.duration) }
  }

  /// Those of the video of a name.
  public func ofVideo(_ id: ContentID) -> ClipRequest { `where` { $0.videoID == id } }

  /// Those whose files lie in a folder or below it.
  public func below(_ folder: String) -> ClipRequest {
    var request = self
    do throws(WinnowError) {
      try FilePath.check(folder, "look for clips below")
    } catch {
      request.fault = fault ?? error
    }
    let folder = FilePath.absolute(folder)
    return request.where { FilePath.below(folder, $0.file) != nil }
  }

  /// Those of which a score has a value inside `range`.
  ///
  /// - Parameters:
  ///   - score: a score with its statistic as recipes write gates: "sharpness.laplacian.median",
  ///     "exposure.luma.below(20)", or what a model said: "outside.aesthetic". A clip without a value is none of them.
  ///   - range: such as `100...`.
  public func `where`(
    _ score: String, _ range: some RangeExpression<Double> & Sendable
  ) -> ClipRequest {
    var request = self
    request.bounds.append(Bounds(name: score) { range.contains($0) })
    return request
  }

  /// Those that `isWanted` takes.
  public func `where`(_ isWanted: @escaping @Sendable (CatalogClip) -> Bool) -> ClipRequest {
    var request = self
    request.conditions.append(isWanted)
    return request
  }

  /// In the order of a score, those without a value last. Where two have the same, the order of the manifest stands,
  /// and `prefix` takes the first by this order, whichever is asked for first. All are held until the last is read.
  ///
  /// - Parameters:
  ///   - score: as in `where`.
  ///   - ascending: whether the lowest comes first.
  public func sorted(by score: String, ascending: Bool = true) -> ClipRequest {
    var request = self
    request.order = (score, ascending)
    return request
  }

  /// The first of them, so many at most.
  public func prefix(_ most: Int) -> ClipRequest {
    var request = self
    request.most = min(most, self.most ?? most)
    return request
  }

  /// The same clips, in whatever order.
  var unsorted: ClipRequest {
    var request = self
    // What comes first decides which they are.
    if most == nil { request.order = nil }
    return request
  }
}

extension Catalog {
  /// All clips of the catalog, to be narrowed.
  public var clips: ClipRequest { ClipRequest(of: self) }
}
