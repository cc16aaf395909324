/// What is wanted of the copies of a clip in a search among many.
public enum CopyPart: Sendable {
  /// They are looked for among all other clips.
  case new
  /// Those among other known clips are known already.
  case known
  /// Those among other references are of no interest.
  case reference

  func isCompared(with other: CopyPart) -> Bool { self != other || self == .new }
}
