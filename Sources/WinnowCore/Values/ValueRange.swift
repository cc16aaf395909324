/// The values that something can have.
public struct ValueRange: Hashable, Sendable, Codable {
  package let lower: Double
  /// nil where there is none.
  package let upper: Double?
  /// What else there is to say of the values; empty for nothing.
  package let remark: String
  /// Whether values lie above `lower` and never on it.
  let isOpen: Bool

  private init(_ lower: Double, _ upper: Double?, _ remark: String, isOpen: Bool = false) {
    (self.lower, self.upper, self.remark, self.isOpen) = (lower, upper, remark, isOpen)
  }

  /// From one value to another, both included.
  public init(_ range: ClosedRange<Double>, _ remark: String = "") {
    self.init(range.lowerBound, range.upperBound, remark)
  }

  /// From a value on.
  public init(_ range: PartialRangeFrom<Double>, _ remark: String = "") {
    self.init(range.lowerBound, nil, remark)
  }

  /// Whatever there is.
  package static let any = ValueRange(-Double.greatestFiniteMagnitude, nil, "")

  package init(above lower: Double) {
    self.init(lower, nil, "", isOpen: true)
  }
}

extension ValueRange: CustomStringConvertible {
  /// As lists of metrics show it, such as "0...1, 0 without motion".
  public var description: String {
    if self == .any { return "any number" }
    return "\(lower.shortest)...\(upper?.shortest ?? "")" + (remark.isEmpty ? "" : ", \(remark)")
  }
}
