import WinnowCore

/// Compares the sampled frames of a catalog with a list of PDQ hashes, without decoding anything.
package struct HashMatching: Sendable {
  /// A clip, or a shot without its clips.
  struct Place {
    /// Of a clip whose video has one.
    var id: ContentID?
    var clip: Int?
    var shot: Int?
    var frames: Range<Int>
    var taken: [Range<Int>] = []

    func holds(_ frame: Int) -> Bool {
      frames.contains(frame) && !taken.contains { $0.contains(frame) }
    }
  }

  /// A frame and the entry of the list that is nearest to it.
  struct FrameMatch {
    var frame: Int
    var match: PDQMatch
  }

  private let list: HashList
  private let index: PDQIndex
  private let radius: Int
  private let quality: Int

  /// - Parameters:
  ///   - radius: bits that may differ.
  ///   - quality: frames of less are passed over, 0...100.
  /// - Precondition: `radius` is 0...31.
  package init(_ list: HashList, radius: Int = PDQIndex.largestRadius, quality: Int = 50) {
    precondition(0...PDQIndex.largestRadius ~= radius)
    self.list = list
    self.radius = radius
    self.quality = quality
    index = PDQIndex(list.entries.map(\.hash))
  }

  /// Every clip and shot that shows something of the list, in order of video and frame.
  ///
  /// Frames are told by clip where select has run, and by shot where it has not, or where they lie in no
  /// clip.
  package func run(on catalog: Catalog) throws -> HashFindings {
    try catalog.refusePart("match")
    let videos = try catalog.videos()
    let isSelected = try catalog.isSelected()
    var findings = HashFindings()
    for video in videos {
      guard let hashed = try catalog.hashedFrames(of: video), !hashed.frames.isEmpty else {
        continue
      }
      let frames = hashed.frames(ofQuality: quality)
      findings.videos += 1
      findings.frames += frames.count
      let matches = frames.compactMap { nearest(to: $0.rated.hash, at: $0.frame) }
      if matches.isEmpty { continue }
      let clips = isSelected ? try catalog.clips(of: video) : []
      findings.items += Self.places(clips, hashed).compactMap { place in
        HashFinding(
          video, place, matches.filter { place.holds($0.frame) }, list,
          hashed.times)
      }
    }
    return findings
  }

  private func nearest(to hash: PDQHash, at frame: Int) -> FrameMatch? {
    let matches = index.matches(of: hash, within: radius)
    return matches.min { $0.distance < $1.distance }.map { FrameMatch(frame: frame, match: $0) }
  }

  /// The clips and, for frames in none of them, the shots.
  private static func places(_ clips: [CatalogClip], _ hashed: HashedFrames) -> [Place] {
    let taken = clips.map(\.frames)
    let inClips = clips.map { Place(id: $0.id, clip: $0.clip, frames: $0.frames) }
    let inShots = hashed.shots.enumerated().map { number, shot in
      Place(
        shot: number, frames: shot.frames, taken: taken.filter { $0.overlaps(shot.frames) })
    }
    return (inClips + inShots).sorted { $0.frames.lowerBound < $1.frames.lowerBound }
  }
}
