import Foundation
import GRDB

extension Catalog {
  /// Looks which files are there, and notes it.
  ///
  /// Where no directory that was scanned is here and the last scan was on another machine, the catalog is
  /// away from its videos: then what that scan found stands. So it does of what is in a store.
  func refreshPresence() throws -> Presence {
    let places = try places(inOrder: false)
    let roots = Dictionary(places.map { (Array($0.source.root.utf8), $0.source.root) }) { a, _ in a
    }
    let local = roots.filter { !StoreURI.holds($0.value) }
    let missing = Set(local.filter { access($0.value, F_OK) != 0 }.keys)
    if !local.isEmpty, missing.count == local.count, try !wasScannedHere() {
      return Presence(isElsewhere: true)
    }
    var changes: [PlaceChange] = []
    var held: Set<Int64> = []
    for place in places {
      let isPresent = place.source.isThere(before: place.isPresent)
      if isPresent { held.insert(place.video) }
      if isPresent != place.isPresent { changes.append(.presence(isPresent, place: place.id)) }
    }
    try apply(changes)
    if missing.isEmpty { return Presence() }
    let worth = try videosWorthNaming()
    let gone = places.filter { !held.contains($0.video) && worth.contains($0.video) }
    let needed = Set(gone.map { Array($0.source.root.utf8) }).intersection(missing)
    return Presence(missing: VideoOrder.sorted(needed.compactMap { roots[$0] }, by: { $0 }))
  }

  /// Whether the last scan was on this machine, as far as its name tells.
  private func wasScannedHere() throws -> Bool {
    let who = try read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT who FROM runs WHERE command IN ('scan', 'survey') AND who IS NOT NULL
          ORDER BY id DESC
          """)
    }
    return who?.hasSuffix("@\(ProcessInfo.processInfo.hostName)") == true
  }

  /// The rows of videos that were measured, so that their files are missed.
  private func videosWorthNaming() throws -> Set<Int64> {
    try read {
      try Int64.fetchSet(
        $0, sql: "SELECT id FROM videos WHERE outcome = ?", arguments: [Outcome.scanned.rawValue])
    }
  }
}

extension VideoSource {
  /// Whether there is a file of this size in its place. That its bytes are the same is only known where
  /// its times are, too.
  ///
  /// - Parameter before: what the last scan says, which holds for what only a scan can look for: a link
  ///   that leads nowhere, a directory that cannot be read, a name that is no text, an object of a store.
  func isThere(before: Bool) -> Bool {
    if size == 0 && modified == 0 || StoreURI.holds(root) { return before }
    return InputWalker.stamp(of: absolutePath).map { $0.size == size } ?? false
  }
}
