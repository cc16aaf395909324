/// One of the numbers behind a detector's name: what it may be, and what it is where it is left out.
struct ScoreParameter {
  let usual: Double
  let bounds: ClosedRange<Double>

  /// The values of all `parameters`, of which `arguments` gives the first ones; nil where there are
  /// more or one is out of bounds.
  static func values(_ parameters: [ScoreParameter], from arguments: [Double]) -> [Double]? {
    guard arguments.count <= parameters.count,
      zip(parameters, arguments).allSatisfy({ $0.bounds ~= $1 })
    else { return nil }
    return arguments + parameters.dropFirst(arguments.count).map(\.usual)
  }
}
