/// Makes the moments of a video's fingerprint from its frames, shot by shot.
///
/// Every frame goes in, in order; the first at or after each tenth of a second is kept as a small
/// plane until the shot it belongs to is known, and with it the crop box. At most 300 planes of
/// at most 160 x 160 bytes are held, 7.7 MB (4.3 MB at 16:9), and 16 bytes for each frame between.
package struct FingerprintBuilder: Sendable {
  /// Planes that are held at most: 30 seconds.
  package static let capacity = 300
  /// Frames that are held the time of at most.
  static let frameCapacity = 30_000
  /// Milliseconds from one sample to the next.
  static let interval: Int32 = 100
  /// Samples after which a code is kept even if nothing has changed: half a second, and less for
  /// the first of a shot, so that a still shot of half a second has the three codes of a match.
  static func longestHold(after count: Int) -> Int32 { count < 4 ? 2 : 5 }

  private let kernels: Kernels
  private var samples: [Sample] = []
  private var frames: [(index: Int, time: Int32)] = []
  private var lastSample: Int32?
  private var last: (time: Int32, duration: Int32)?
  private var reduction: PlaneReduction?

  package init(kernels: Kernels = .best) {
    self.kernels = kernels
  }

  /// Whether no further frame is taken before `flush`.
  package var isFull: Bool {
    samples.count >= Self.capacity || frames.count >= Self.frameCapacity
  }

  /// Takes the next frame, shown at `seconds`, a clock that the caller chooses.
  ///
  /// Frames that go back in time, or that come while the builder is full, are left out.
  package mutating func push(_ frame: AnalysisFrame, seconds: Double) {
    guard !isFull, let time = Int32(exactly: (seconds * 1000).rounded()) else { return }
    if let last, time < last.time { return }
    frames.append((frame.index, time))
    last = (time, last.map { max(1, min(Self.interval, time &- $0.time)) } ?? Self.interval)
    let tick = time.dividedDown(by: Self.interval)
    if let lastSample, tick <= lastSample { return }
    lastSample = tick
    samples.append(
      Sample(index: frame.index, time: time, tick: tick, plane: reduced(frame)))
  }

  /// Makes the moments of the frames before `frameIndex` inside `box` (nil: inside soft bars, where
  /// the frames have such) and forgets those frames. The last moment ends where frame `frameIndex` begins.
  package mutating func flush(before frameIndex: Int, box: CropFractions?) -> [FingerprintMoment] {
    let count = samples.prefix { $0.index < frameIndex }.count
    let next = frames.first { $0.index >= frameIndex }?.time
    let end = next ?? last.map { $0.time.addingReportingOverflow($0.duration).partialValue } ?? 0
    let shot = samples.prefix(count)
    let inside = box ?? SoftBars.box(of: shot.map(\.plane))
    let moments = moments(of: shot, until: end, box: inside)
    samples.removeFirst(count)
    frames.removeAll { $0.index < frameIndex }
    return moments
  }

  private func moments(
    of samples: ArraySlice<Sample>, until end: Int32, box: CropFractions?
  ) -> [FingerprintMoment] {
    var moments: [FingerprintMoment] = []
    var kept: (code: ContrastCode, tick: Int32)?
    var reader: MomentReader?
    for sample in samples {
      if reader.map({ !$0.fits(sample.plane) }) ?? true {
        reader = MomentReader(sample.plane, box: box)
      }
      guard let picture = reader?.picture(of: sample.plane, kernels: kernels) else { continue }
      let code = PictureWindow.whole.code(of: picture, kernels: kernels)
      if let kept, sample.tick - kept.tick < Self.longestHold(after: moments.count),
        !CodeDifference(code, kept.code).isNewContent
      {
        continue
      }
      kept = (code, sample.tick)
      if !moments.isEmpty { moments[moments.count - 1].end = sample.time }
      moments.append(
        FingerprintMoment(
          start: sample.time, end: max(end, sample.time), picture: picture,
          frame: reader?.frame(of: sample.plane, kernels: kernels)))
    }
    return moments
  }

  private mutating func reduced(_ frame: AnalysisFrame) -> Plane {
    let luma = frame.luma
    if reduction?.source != [luma.width, luma.height] {
      reduction = PlaneReduction(width: luma.width, height: luma.height)
    }
    return reduction?.reduced(frame, kernels: kernels) ?? luma
  }

  private struct Sample {
    let index: Int
    let time: Int32
    /// The tenth of a second it stands for.
    let tick: Int32
    let plane: Plane
  }
}

extension Int32 {
  /// The quotient rounded towards negative infinity.
  fileprivate func dividedDown(by divisor: Int32) -> Int32 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
