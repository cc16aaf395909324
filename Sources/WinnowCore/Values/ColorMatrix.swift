/// The matrix between red, green, blue and luma, chroma.
public enum ColorMatrix: String, Sendable, Codable {
  case bt601, bt709, bt2020

  /// The shares of red and blue in luma.
  package var weights: (red: Double, blue: Double) {
    switch self {
    case .bt601: (0.299, 0.114)
    case .bt709: (0.2126, 0.0722)
    case .bt2020: (0.2627, 0.0593)
    }
  }
}
