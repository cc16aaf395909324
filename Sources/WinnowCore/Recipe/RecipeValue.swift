/// What a key of a recipe takes.
package enum RecipeValue: Hashable, Sendable {
  case number(ClosedRange<Double>)
  case wholeNumber(ClosedRange<Int>)
  /// `true` or `false`.
  case truth
  /// One of these words.
  case names([String])
  /// One of these, as their usage says: a name, and numbers behind it.
  case choice([String])
  /// A list of increasing numbers.
  case numbers(ClosedRange<Double>)
  /// A list of texts.
  case texts
  /// Bounds under names of this kind, such as "fact".
  case gates(String)
  /// `true`, `false`, or gates.
  case truthOrGates(String)
}

extension RecipeValue: CustomStringConvertible {
  package var description: String {
    switch self {
    case .number(let range): "number, \(range.lowerBound.shortest) to \(range.upperBound.shortest)"
    case .wholeNumber(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .truth: "true, false"
    case .names(let names): names.joined(separator: ", ")
    case .choice(let usages): usages.joined(separator: ", ")
    case .numbers(let range):
      "[increasing numbers, \(range.lowerBound.shortest) to \(range.upperBound.shortest)]"
    case .texts: "[texts]"
    case .gates(let kind): "\(kind): [lowest, highest], ..."
    case .truthOrGates(let kind): "true, false, or \(kind): [lowest, highest], ..."
    }
  }
}
