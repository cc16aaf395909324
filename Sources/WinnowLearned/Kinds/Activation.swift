import Foundation

/// What is done with the numbers of a model's output.
enum Activation: String, CaseIterable, Sendable {
  /// Nothing.
  case none
  /// Each becomes a chance by itself.
  case sigmoid
  /// They become chances that add up to 1.
  case softmax

  func callAsFunction(_ values: [Float]) -> [Float] {
    switch self {
    case .none: return values
    case .sigmoid: return values.map { 1 / (1 + exp(-$0)) }
    case .softmax:
      let most = values.max() ?? 0
      let powers = values.map { exp($0 - most) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    }
  }
}
