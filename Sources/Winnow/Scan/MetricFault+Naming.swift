import WinnowCore

extension MetricFault {
  /// Runs `body`, and names the metric that does not give what it says.
  ///
  /// - Throws: `WinnowError` in its place; what else `body` throws.
  static func naming<R>(_ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let fault as MetricFault {
      throw WinnowError(
        "measure by", "the metric of \(fault.scores.joined(separator: ", "))",
        reason: "it gives \(fault.values) values at a frame, and has \(fault.scores.count) scores")
    }
  }
}
