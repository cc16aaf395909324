import WinnowCore
import WinnowMedia

extension Video {
  /// The frame of a number, from 0.
  ///
  /// - Throws: `WinnowError` where there is none of it; `MediaError` where it cannot be decoded.
  public func frame(_ number: Int) throws -> Frame { try frames([number])[0] }

  /// The frame that is shown at a time.
  ///
  /// - Parameter seconds: on the container's clock, as `times` has them.
  /// - Throws: `WinnowError` where the video has not begun, or has ended; `MediaError` where it cannot be decoded.
  public func frame(at seconds: Double) throws -> Frame { try frame(number(at: seconds)) }

  /// The frames of some numbers, in the order of these. All are held at once; `visit` holds one.
  ///
  /// - Throws: as `visit`.
  public func frames(_ numbers: [Int]) throws -> [Frame] {
    var found: [Int: Frame] = [:]
    try visit(numbers) { found[$0.number] = $0 }
    return numbers.compactMap { found[$0] }
  }

  /// The frames that a sampler chooses.
  ///
  /// - Parameters:
  ///   - sampler: such as "uniform 8"; `winnow list samplers` has all that are built in.
  ///   - seconds: the stretch that it chooses from, on the container's clock; nil for all of the video.
  ///   - instruments: those that there are.
  /// - Throws: as `visit`; `WinnowError` where there is no such sampler.
  public func frames(
    by sampler: String, in seconds: Range<Double>? = nil, _ instruments: Instruments = .standard
  ) throws -> [Frame] {
    guard let chosen = instruments.sampler(sampler) else {
      throw WinnowError(
        "choose frames by", sampler,
        reason: instruments.complaint(aboutSampler: sampler) ?? "there is no such sampler",
        kind: .unknownName)
    }
    let stretch = seconds.map(frames(in:)) ?? 0..<count
    let scores = Set(type(of: chosen).scores)
    var known = MeasuredFrames(times: times, keyframes: keyframes)
    if !scores.isEmpty {
      let measured = try measure(stretch, scores: scores, Recipe(), instruments)
      known.sampledFrames = measured.sampledFrames.map { $0 + stretch.lowerBound }
      known.scores = measured.scores
    }
    return try frames(chosen.chosen(in: stretch, of: known))
  }

  /// Calls `body` with the frames of some numbers, in the order they are shown in, each once.
  ///
  /// - Throws: `WinnowError` where there is no frame of a number; `MediaError` where one cannot be decoded; what
  ///   `body` throws.
  public func visit(_ numbers: [Int], _ body: (Frame) throws -> Void) throws {
    let wanted = Set(numbers).sorted()
    if let wrong = wanted.first(where: { !(0..<count).contains($0) }) {
      throw WinnowError(
        "read frame \(wrong) of", path, reason: "it has frames 0 to \(count - 1)",
        kind: .outOfRange)
    }
    try access.frames(beginningAt: wanted.map { times[$0] }) { positions, frame in
      for position in positions {
        try body(Frame(number: wanted[position], of: self, sharing: frame))
      }
    }
  }
}
