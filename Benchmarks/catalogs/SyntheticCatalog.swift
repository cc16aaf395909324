import TestSupport
import WinnowCore

/// Clips of 5 s with 25 moments each, any number of them: the coarse, the middle and the fine detail of
/// each are cropped at random from real shots, the coarse and the fine from two each, the middle and the
/// fine moved within the picture. One in twenty is an altered copy of an earlier one.
struct SyntheticCatalog: Sendable {
  private static let copyShare = 0.05

  private let shots: [PictureBands]

  init(of shots: [RealShot]) {
    self.shots = shots.enumerated().map { PictureBands(of: $1, seed: UInt64($0)) }
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
      let altered = picture.stretched(x: x, y: y, share: share)
        .turned(isMirrored, false)
      return Plane(width: altered.width, height: altered.height) { column, row in
        let noise = Int.random(in: -3...3, using: &random)
        return UInt8(clamping: Int(altered[column, row]) + lift + noise)
      }
    }
    return fingerprint(pictures)
  }

  /// Clip 0 with noise of its own.
  func noisy(_ number: Int) -> ClipFingerprint {
    var random = SeededGenerator(seed: UInt64(number) << 8 | 3)
    return fingerprint(
      pictures(of: 0).map { picture in
        Plane(width: picture.width, height: picture.height) { column, row in
          UInt8(clamping: Int(picture[column, row]) + Int.random(in: -2...2, using: &random))
        }
      })
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
    let share = Int16.random(in: 20...44, using: &random)
    let layers = [
      layer(.coarse, weight: share, &random), layer(.coarse, weight: 64 - share, &random),
      layer(.middle, weight: 24, &random), layer(.fine, weight: 45, &random),
      layer(.fine, weight: 45, &random),
    ]
    return (0..<PictureBands.moments).map { moment in
      var sums = [Int16](repeating: 0, count: PictureBands.side * PictureBands.side)
      for layer in layers { layer.add(to: &sums, moment) }
      var picture = Plane(width: PictureBands.side, height: PictureBands.side)
      picture.withMutableSamples { samples in
        for place in samples.indices { samples[place] = UInt8(clamping: sums[place] / 64) }
      }
      return picture
    }
  }

  private func layer(
    _ band: PictureBands.Band, weight: Int16, _ random: inout SeededGenerator
  ) -> PictureLayer {
    let pictures = shots[Int.random(in: 0..<shots.count, using: &random)].crop(band, &random)
    let shift = Int.random(in: 0..<PictureBands.side * PictureBands.side, using: &random)
    return PictureLayer(
      pictures: pictures, weight: weight, shift: band == .coarse ? 0 : shift,
      middle: band == .coarse ? 0 : 128)
  }
}
