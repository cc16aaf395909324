/// The matrix between red, green, blue and luma, chroma.
public enum ColorMatrix: String, Sendable, Codable {
  /// Of standard definition: luma is 0.299 red, 0.587 green and 0.114 blue.
  case bt601
  /// Of high definition: luma is 0.2126 red, 0.7152 green and 0.0722 blue.
  case bt709
  /// Of ultra high definition, luma that is not constant: 0.2627 red, 0.678 green and 0.0593 blue.
  case bt2020

  /// The shares of red and blue in luma.
  package var weights: (red: Double, blue: Double) {
    switch self {
    case .bt601: (0.299, 0.114)
    case .bt709: (0.2126, 0.0722)
    case .bt2020: (0.2627, 0.0593)
    }
  }
}
