import Foundation
import GRDB

/// What was found out about which files are there.
public struct Presence: Sendable {
  /// Directories that were scanned and are not here, where others are: videos that were only in there
  /// are gone.
  public var missing: [String] = []
  /// Whether none of the directories that were scanned is here, so that files are taken to be as the
  /// last scan found them.
  public var isElsewhere = false
}

extension Catalog {
  /// Looks which files are there, and notes it.
  ///
  /// Where no directory that was scanned is here at all, the catalog is away from its videos, on another
  /// machine say: then what the last scan found stands.
  func refreshPresence() throws -> Presence {
    let roots = try read { try RootRow.fetchAll($0).map { moved($0.path) } }
    let places = try places()
    let used = Set(places.map { Array($0.source.root.utf8) })
    let wanted = roots.filter { used.contains(Array($0.utf8)) }
    let missing = wanted.filter { access($0, F_OK) != 0 }
    if !wanted.isEmpty, missing.count == wanted.count { return Presence(isElsewhere: true) }
    var changes: [PlaceChange] = []
    var held: Set<Int64> = []
    for place in places {
      let isPresent = place.source.isThere(before: place.isPresent)
      if isPresent { held.insert(place.video) }
      if isPresent != place.isPresent { changes.append(.presence(isPresent, place: place.id)) }
    }
    try apply(changes)
    let gone = Set(places.filter { !held.contains($0.video) }.map { Array($0.source.root.utf8) })
    return Presence(missing: missing.filter { gone.contains(Array($0.utf8)) })
  }
}

extension VideoSource {
  /// Whether there is a file of this size in its place. That its bytes are the same is only known where
  /// its times are, too.
  ///
  /// - Parameter before: what the last scan says, which holds for what only a scan can look for: a link
  ///   that leads nowhere, a directory that cannot be read, a name that is no text.
  func isThere(before: Bool) -> Bool {
    if size == 0, modified == 0 { return before }
    return InputWalker.stamp(of: absolutePath).map { $0.size == size } ?? false
  }
}
