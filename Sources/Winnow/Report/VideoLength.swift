/// How long something lasts, as a person says it: "38 s", "12 min", "3 h 20 min".
public struct VideoLength: Hashable, Sendable, CustomStringConvertible {
  public var seconds: Double

  public init(seconds: Double) {
    self.seconds = seconds
  }

  public var description: String {
    let whole = Int(seconds.rounded())
    if whole < 120 { return "\(whole) s" }
    return whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
