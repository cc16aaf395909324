import Foundation

/// Coded as time base, number of frames and `encoded`.
extension FrameTimes: Codable {
  private enum CodingKeys: CodingKey {
    case timeBase, count, steps
  }

  /// Reads what `encode` writes.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let steps = try fields.decode(Data.self, forKey: .steps)
    let count = try fields.decode(Int.self, forKey: .count)
    let timeBase = try fields.decode(Rational.self, forKey: .timeBase)
    guard let times = FrameTimes(encoded: Array(steps), count: count, timeBase: timeBase) else {
      throw DecodingError.dataCorruptedError(
        forKey: .steps, in: fields, debugDescription: "not the times of \(count) frames")
    }
    self = times
  }

  /// Writes steps and how often each comes.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(timeBase, forKey: .timeBase)
    try fields.encode(count, forKey: .count)
    try fields.encode(Data(encoded), forKey: .steps)
  }
}
