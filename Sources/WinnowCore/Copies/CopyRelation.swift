/// What two clips that show the same have to do with each other.
package enum CopyRelation: String, Sendable, Codable, CaseIterable {
  /// The same footage, or nothing that tells it from it: two still pictures.
  case copy
  /// Another moment of a take whose picture hardly changes.
  case sameTake = "same-take"
}
