/// What a search among clips has found.
package struct CopyFindings: Sendable {
  /// All pairs of copies that were wanted, ordered by a, then b; of the clips of a crowd those of the one
  /// that stands for them, with the others of the crowd and with all else.
  package var matches: [CopyMatch] = []
  /// Of clips that others stand for, which.
  package var representatives: [Int: Int] = [:]

  package init() {}
}
