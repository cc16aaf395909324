/// What was found out about which files are there.
package struct Presence: Sendable {
  /// Directories that were scanned and are not here, where others are: videos that were only in there
  /// are gone.
  package var missing: [String] = []
  /// Whether none of the directories that were scanned is here, so that files are taken to be as the
  /// last scan found them.
  package var isElsewhere = false
}
