/// File formats of exported pictures.
package enum PictureFormat: String, Hashable, Sendable, Codable, CaseIterable {
  case jpeg, png, webp

  /// What files of the format end in.
  package var pathExtension: String { self == .jpeg ? "jpg" : rawValue }
}
