/// File formats of exported pictures.
public enum PictureFormat: String, Hashable, Sendable, Codable, CaseIterable {
  case jpeg, png, webp

  /// What files of the format end in.
  public var pathExtension: String { self == .jpeg ? "jpg" : rawValue }
}
