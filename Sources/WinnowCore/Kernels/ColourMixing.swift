/// How red, green and blue are mixed of stored luma and chroma, in units of 1/8192.
package struct ColourMixing: Hashable, Sendable {
  static let unit = 8192.0

  /// The stored luma of black.
  let black: Int32
  let luma: Int32
  let redV: Int32
  let greenU: Int32
  let greenV: Int32
  let blueU: Int32

  package init(_ range: SampleRange, _ matrix: ColorMatrix) {
    let weights = matrix.weights
    let red = 2 * (1 - weights.red) * range.chromaGain
    let blue = 2 * (1 - weights.blue) * range.chromaGain
    let green = 1 - weights.red - weights.blue
    func units(_ factor: Double) -> Int32 { Int32((factor * Self.unit).rounded()) }
    black = range == .full ? 0 : 16
    luma = units(range.lumaGain)
    redV = units(red)
    greenU = units(weights.blue * blue / green)
    greenV = units(weights.red * red / green)
    blueU = units(blue)
  }
}
