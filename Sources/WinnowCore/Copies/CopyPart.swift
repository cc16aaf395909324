/// What is wanted of the copies of a clip in a search among many.
package enum CopyPart: Hashable, Sendable {
  /// They are looked for among all other clips.
  case new
  /// Those among other clips of the same circle are known already.
  case known(circle: Int)
  /// Those among other references are of no interest.
  case reference

  func isCompared(with other: CopyPart) -> Bool { self != other || self == .new }
}

extension CopyPart: Comparable {
  /// An order that means nothing.
  package static func < (a: CopyPart, b: CopyPart) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .new: Int.min
    case .reference: Int.min + 1
    case .known(let circle): circle
    }
  }
}
