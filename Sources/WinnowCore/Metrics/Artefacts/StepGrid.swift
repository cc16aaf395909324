/// Places evenly apart at which a profile of steps stands out.
struct StepGrid {
  /// Blocks of 8 and 16 after a picture was scaled by one half to one and a half.
  static let periods = 4.0...24.5
  /// Periods that are always tried: blocks of pictures that were not scaled.
  static let likely = [8.0, 16]
  static let shortest = 24
  /// A grid has at least so many places.
  static let fewestPlaces = 4.0
  /// The share of places left out at each end of their order, so that a few strong edges make no grid.
  static let trimmed = 0.125

  let period: Double
  /// Where the first place is.
  let phase: Int
  /// (g - o) / (g + o), g and o the means on the grid and off it.
  let contrast: Double

  /// The grid with the most contrast; nil for profiles too short to tell.
  static func strongest(in profile: [UInt32], kernels: Kernels) -> StepGrid? {
    guard profile.count >= shortest else { return nil }
    let longest = Double(profile.count) / fewestPlaces
    let periods = StepPeriods(profile, longest: longest, kernels: kernels).found
    return (periods + likely.filter { $0 <= longest }).map { StepGrid(period: $0, in: profile) }.max
    { $0.contrast < $1.contrast }
  }

  /// The grid of `period` at the phase where the profile is highest.
  init(period: Double, in profile: [UInt32]) {
    let total = profile.reduce(0) { $0 + Int($1) }
    let most = UInt32(clamping: 6 * total / profile.count + 1)
    var best = (mean: -1.0, phase: 0)
    for phase in 0..<Int(period.rounded(.up)) {
      var (sum, count) = (0, 0)
      Self.forEachPlace(period, phase, profile.count) {
        sum += Int(min(profile[$0], most))
        count += 1
      }
      let mean = Double(sum) / Double(count)
      if mean > best.mean { best = (mean, phase) }
    }
    self.period = period
    phase = best.phase
    var places: [UInt32] = []
    places.reserveCapacity(profile.count / Int(period) + 1)
    Self.forEachPlace(period, phase, profile.count) { places.append(profile[$0]) }
    contrast = Self.contrast(places, total: total, count: profile.count)
  }

  private static func contrast(_ places: [UInt32], total: Int, count: Int) -> Double {
    let on = places.reduce(0) { $0 + Int($1) }
    let off = Double(total - on) / Double(count - places.count)
    let cut = Int(trimmed * Double(places.count))
    let kept = places.sorted()[cut..<places.count - cut]
    let mean = Double(kept.reduce(0) { $0 + Int($1) }) / Double(kept.count)
    return mean + off > 0 ? (mean - off) / (mean + off) : 0
  }

  @inline(__always)
  private static func forEachPlace(
    _ period: Double, _ phase: Int, _ count: Int, _ body: (Int) -> Void
  ) {
    var place = Double(phase) + 0.5
    while Int(place) < count {
      body(Int(place))
      place += period
    }
  }
}
