/// What becomes of clips that show the same footage.
package struct CopySettings: Hashable, Sendable {
  package enum Scope: String, Sendable, CaseIterable {
    /// Copies are looked for among all clips.
    case catalog
    /// Among the clips of each video: repeated shots.
    case video
    /// Copies are not looked for.
    case off
  }

  /// How much alike copies must be.
  package enum Strictness: String, Sendable, CaseIterable {
    case loose, normal, strict

    package var criteria: CopyCriteria {
      var criteria = CopyCriteria()
      switch self {
      case .loose: criteria.maximumDistance = 0.28
      case .normal: break
      case .strict:
        criteria.maximumDistance = 0.15
        criteria.minimumOverlapShare = 0.5
      }
      return criteria
    }
  }

  /// What becomes of clips that show other moments of the same take.
  package enum SameTake: String, Sendable, CaseIterable {
    /// All stay.
    case keep
    /// One is enough: they count as copies.
    case one
  }

  package var scope = Scope.catalog
  package var strictness = Strictness.normal
  /// What the copy that stays is chosen by first.
  package var keep = CopyQuality.Preference.resolution
  package var sameTake = SameTake.keep
}

extension CopySettings {
  /// Whether clips that `match` count as copies.
  package func joins(_ match: CopyMatch) -> Bool {
    match.relation == .copy || sameTake == .one
  }
}
