import CFFmpeg

/// Whether a video's pictures are whole or woven of two fields, and which field comes first.
package enum FieldOrder: String, Hashable, Sendable, Codable {
  case progressive
  /// Top field shown first.
  case tff
  /// Bottom field shown first.
  case bff
  case unknown

  /// FFmpeg tells coded and shown order apart; the second word is the one shown.
  init(_ order: AVFieldOrder) {
    self =
      switch order {
      case AV_FIELD_PROGRESSIVE: .progressive
      case AV_FIELD_TT, AV_FIELD_BT: .tff
      case AV_FIELD_BB, AV_FIELD_TB: .bff
      default: .unknown
      }
  }
}
