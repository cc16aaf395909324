import Foundation
import WinnowCore

/// The shots of other catalogs, whole and whatever their length, that no clip may show.
struct ReferenceShots {
  private struct Place {
    /// Position in `names`.
    var video: Int
    /// Where the shot begins, in seconds on the video's clock.
    var start: Double
  }

  /// How each video and its catalog are told in a reason.
  private var names: [(video: String, catalog: String)] = []
  private var places: [Place] = []
  private(set) var videos: [ComparedClips] = []

  /// - Throws: `WinnowError` where a catalog cannot be read, has nothing to compare with, or was
  ///   measured in another way than this version does.
  init(_ catalogs: [Catalog]) throws {
    for catalog in catalogs { try add(catalog) }
  }

  private mutating func add(_ catalog: Catalog) throws {
    try catalog.refusePart("compare with")
    let before = places.count
    // What has been deleted since must not come back either.
    for video in try catalog.allVideos() where video.isMeasured {
      try video.checkComparable(in: catalog)
      guard let (times, shots) = try catalog.timedShots(of: video) else {
        throw WinnowError(
          "compare with", catalog.file.path,
          reason: "\(video.path): its row is damaged; scan it again")
      }
      let number = names.count
      places += shots.map {
        Place(video: number, start: times.seconds($0.frames.lowerBound))
      }
      names.append((video.path, catalog.shortName))
      videos.append(
        ComparedClips(
          catalog: catalog, row: video.row,
          spans: shots.map { ComparedClips.Span($0.frames, times) }))
    }
    guard places.count > before else {
      let reason = "no video in it was measured, so that nothing can be excluded by it"
      throw WinnowError("compare with", catalog.file.path, reason: reason)
    }
  }

  /// Why clips are rejected, by their numbers, each by the reference it is most like.
  ///
  /// - Parameter matches: pairs of a clip and a shot, both counted from 0.
  func reasons(_ matches: [CopyMatch]) -> [Int: Reason] {
    let nearest = Dictionary(matches.map { ($0.a, $0) }) { $1.distance < $0.distance ? $1 : $0 }
    return nearest.mapValues { match in
      let place = places[match.b]
      let (video, catalog) = names[place.video]
      return .shows(
        Reason.Footage(
          catalog: catalog, video: video, time: place.start + match.overlapB.lowerBound,
          similarity: match.similarity))
    }
  }
}

extension Catalog {
  /// The name of its file, with that of its folder where all catalogs have the former.
  fileprivate var shortName: String {
    let (folder, name) = FilePath.parts(of: InputWalker.absolute(file.path))
    return name == Self.fileName ? FilePath.joined(FilePath.parts(of: folder).name, name) : name
  }
}

extension CatalogVideo {
  /// - Throws: `WinnowError` where it has no fingerprints, or such as cannot be compared with those
  ///   that this version makes.
  func checkComparable(in catalog: Catalog) throws {
    let obstacle: String
    if depth != .frames {
      obstacle = "was surveyed by keyframes, which leaves no fingerprints"
    } else if !revisions.haveComparableFingerprints {
      obstacle = "was measured by another version of winnow"
    } else {
      return
    }
    throw WinnowError(
      "compare", catalog.file.path, reason: "\(path) \(obstacle); run 'winnow scan' on it again")
  }
}
