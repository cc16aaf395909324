import TestSupport

@testable import WinnowCore

/// A moving picture made from a seed: two layers of smooth texture that drift apart.
struct TexturedScene {
  /// What has been done to a copy of it.
  struct Alteration {
    var speed = 1.0
    var start = 0.0
    var mirrored = false
    /// The share of each side that is left, about the middle.
    var crop = 1.0
    var gain = 1.0
    var lift = 0.0
    /// Levels up and down.
    var noise = 0
  }

  static let (width, height) = (64, 36)
  private static let side = 24
  private let layers: [[Double]]
  private let drifts: [(x: Double, y: Double)]

  /// - Parameter drift: the fastest that a layer moves, in points of its lattice a second; about ten
  ///   of these fill the picture.
  init(seed: UInt64, drift: Double = 0.8) {
    var random = SeededGenerator(seed: seed)
    layers = (0..<2).map { _ in
      (0..<Self.side * Self.side).map { _ in .random(in: 10...118, using: &random) }
    }
    drifts = (0..<2).map { _ in
      (.random(in: -drift...drift, using: &random), .random(in: -drift...drift, using: &random))
    }
  }

  /// The picture at `seconds` of the copy's own time.
  func frame(at seconds: Double, _ alteration: Alteration = Alteration()) -> Plane {
    var random = SeededGenerator(seed: UInt64(bitPattern: Int64(seconds * 1000)))
    let time = alteration.start + seconds * alteration.speed
    return Plane(width: Self.width, height: Self.height) { column, row in
      var x = (Double(column) + 0.5) / Double(Self.width) - 0.5
      let y = ((Double(row) + 0.5) / Double(Self.height) - 0.5) * alteration.crop
      x *= alteration.mirrored ? -alteration.crop : alteration.crop
      let light = value(0, x * 12, y * 10, time) + value(1, x * 9, y * 7, time)
      let noise = Int.random(in: -alteration.noise...alteration.noise, using: &random)
      return UInt8(clamping: Int(light * alteration.gain + alteration.lift) + noise)
    }
  }

  /// The fingerprint track of `seconds` of the copy, at `rate` frames per second.
  func track(seconds: Double, rate: Double = 10, _ alteration: Alteration = Alteration())
    -> FingerprintTrack
  {
    var builder = FingerprintBuilder()
    for index in 0..<Int(seconds * rate) {
      let time = Double(index) / rate
      let frame = AnalysisFrame(index: index, time: Int64(index), luma: frame(at: time, alteration))
      builder.push(frame, seconds: time)
    }
    var track = FingerprintTrack()
    track.append(builder.flush(before: .max, box: nil))
    return track
  }

  /// The fingerprint of the whole copy as one clip.
  func clip(seconds: Double, rate: Double = 10, _ alteration: Alteration = Alteration())
    -> ClipFingerprint
  {
    track(seconds: seconds, rate: rate, alteration).clip(from: 0, to: seconds)
  }

  /// A layer's lattice between its points, repeated without end.
  private func value(_ layer: Int, _ x: Double, _ y: Double, _ time: Double) -> Double {
    let (u, v) = (x + drifts[layer].x * time, y + drifts[layer].y * time)
    let (i, j) = (u.rounded(.down), v.rounded(.down))
    let (p, q) = (u - i, v - j)
    func point(_ dx: Int, _ dy: Int) -> Double {
      let column = ((Int(i) + dx) % Self.side + Self.side) % Self.side
      let row = ((Int(j) + dy) % Self.side + Self.side) % Self.side
      return layers[layer][row * Self.side + column]
    }
    return (point(0, 0) * (1 - p) + point(1, 0) * p) * (1 - q)
      + (point(0, 1) * (1 - p) + point(1, 1) * p) * q
  }
}
