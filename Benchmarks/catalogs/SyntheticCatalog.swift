import TestSupport
import WinnowCore

/// Clips of 5 s with 25 moments each, any number of them: each has the coarse detail of two real shots
/// mixed, the middle detail of a third and the fine detail of a fourth. One in twenty is an altered copy
/// of an earlier one.
struct SyntheticCatalog: Sendable {
  /// Croppings of each real shot.
  private static let croppings = 24
  private static let copyShare = 0.05

  private let library: [PictureBands]

  init(of shots: [RealShot]) {
    var random = SeededGenerator(seed: 1)
    library = shots.flatMap { shot in
      (0..<Self.croppings).map { _ in PictureBands(of: shot, &random) }
    }
  }

  /// The clip that clip `number` is a copy of; nil where it is none.
  func source(of number: Int) -> Int? {
    var random = SeededGenerator(seed: UInt64(number) << 8)
    guard number > 0, Double.random(in: 0..<1, using: &random) < Self.copyShare else { return nil }
    let source = Int.random(in: 0..<number, using: &random)
    return self.source(of: source) == nil ? source : nil
  }

  func clip(_ number: Int) -> ClipFingerprint {
    guard let source = source(of: number) else { return original(number) }
    var random = SeededGenerator(seed: UInt64(number) << 8 | 1)
    let share = Double.random(in: 0.82...1, using: &random)
    let (x, y) = (
      Double.random(in: 0...1 - share, using: &random),
      Double.random(in: 0...1 - share, using: &random)
    )
    let isMirrored = Double.random(in: 0..<1, using: &random) < 0.3
    let trimmed = Int.random(in: 0...8, using: &random)
    let lift = Int.random(in: -15...15, using: &random)
    let pictures = pictures(of: source).dropFirst(trimmed).map { picture in
      let altered = picture.stretched(x: x, y: y, share: share, isMirrored: isMirrored)
      return Plane(width: altered.width, height: altered.height) { column, row in
        let noise = Int.random(in: -3...3, using: &random)
        return UInt8(clamping: Int(altered[column, row]) + lift + noise)
      }
    }
    return fingerprint(pictures)
  }

  /// The clip that `number` would be if it were no copy.
  func original(_ number: Int) -> ClipFingerprint { fingerprint(pictures(of: number)) }

  private func fingerprint(_ pictures: [Plane]) -> ClipFingerprint {
    var track = FingerprintTrack()
    track.append(
      pictures.enumerated().map { moment, picture in
        FingerprintMoment(
          start: Int32(moment * 200), end: Int32(moment * 200 + 200), picture: picture)
      })
    return track.clip(from: 0, to: Double(pictures.count) / 5)
  }

  private func pictures(of number: Int) -> [Plane] {
    var random = SeededGenerator(seed: UInt64(number) << 8 | 2)
    let sources = (0..<4).map { _ in Int.random(in: 0..<library.count, using: &random) }
    let (coarse, mixed) = (library[sources[0]].bands[0], library[sources[1]].bands[0])
    let (middle, fine) = (library[sources[2]].bands[1], library[sources[3]].bands[2])
    let (middleFlip, fineFlip) = (
      Int.random(in: 0...3, using: &random), Int.random(in: 0...3, using: &random)
    )
    let weight = Int16.random(in: 20...44, using: &random)
    let side = PictureBands.side
    return (0..<PictureBands.moments).map { moment in
      let start = moment * side * side
      var picture = Plane(width: side, height: side)
      picture.withMutableSamples { samples in
        for place in 0..<side * side {
          let ground =
            (coarse[start + place] &* weight &+ mixed[start + place] &* (64 - weight)) / 64
          let (m, f) = (Self.flipped(place, middleFlip), Self.flipped(place, fineFlip))
          samples[place] = UInt8(clamping: ground &+ middle[start + m] &+ fine[start + f])
        }
      }
      return picture
    }
  }

  /// Where the sample at `place` of a picture is found when it is turned over, across for bit 0 of
  /// `flip`, up and down for bit 1.
  private static func flipped(_ place: Int, _ flip: Int) -> Int {
    place ^ (flip & 1 != 0 ? PictureBands.side - 1 : 0)
      ^ (flip & 2 != 0 ? (PictureBands.side - 1) * PictureBands.side : 0)
  }
}
