import Foundation
import WinnowCore

/// How bounds are chosen by the values of clips.
package enum SuggestionMethod: Hashable, Sendable {
  /// So that a gate drops this share of the clips, half of it at each end where neither is better: as
  /// Stable Video Diffusion chooses its thresholds.
  case quantile(share: Double)
  /// So many standard deviations from the mean: as Data-Juicer's analyzer does.
  case sigma(Double)

  /// What is wrong with the number; nil for one that is taken.
  package var complaint: String? {
    switch self {
    case .quantile(let share) where !(share > 0 && share < 1):
      "the share takes a number between 0 and 1"
    case .sigma(let count) where !(count > 0 && count <= 100):
      "the standard deviations take a number above 0, up to 100"
    default: nil
    }
  }

  /// The bounds of the values that pass, not yet rounded.
  func bounds(of values: Distribution, better: ScoreDescription.Direction)
    -> (lower: Double?, upper: Double?)
  {
    let (low, high) = ends(of: values, sides: better == .neither ? 2 : 1)
    return (better == .lower ? nil : low, better == .higher ? nil : high)
  }

  private func ends(of values: Distribution, sides: Double) -> (Double, Double) {
    switch self {
    case .quantile(let share):
      (values.quantile(share / sides), values.quantile(1 - share / sides))
    case .sigma(let count):
      (values.mean - count * values.std, values.mean + count * values.std)
    }
  }

  /// Names a bound, such as "quantile 0.05" or "mean - 3 std".
  func name(ofLower isLower: Bool, sides: Double) -> String {
    switch self {
    case .quantile(let share):
      String(format: "quantile %.6g", isLower ? share / sides : 1 - share / sides)
    case .sigma(let count): String(format: "mean %@ %.6g std", isLower ? "-" : "+", count)
    }
  }
}
