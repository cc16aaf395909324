/// The rows of a picture that scores of native scale read.
package enum SampledRows: String, CaseIterable, Hashable, Sendable, Codable {
  /// Rows spread evenly over pictures beyond three quarters of a megapixel, all of smaller ones.
  case spread
  /// All, as other programs do.
  case all
}
