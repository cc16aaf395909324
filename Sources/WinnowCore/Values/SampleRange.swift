/// How the samples of a plane stand for light.
public enum SampleRange: String, Sendable, Codable {
  /// Luma 16...235 and chroma 16...240 are black to white.
  case limited
  /// 0...255 is black to white.
  case full
}
