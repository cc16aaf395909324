import WinnowCore
import WinnowMedia

extension Video {
  /// The frame of a number, from 0.
  ///
  /// - Throws: `WinnowError` where there is none of it; `MediaError` where it cannot be decoded, or the file has
  ///   changed since it was opened.
  public func frame(_ number: Int) throws -> Frame {
    try check([number])
    return try withReader(at: number) { try frame(number, by: $0) }
  }

  /// The frame that is shown at a time.
  ///
  /// - Parameter seconds: on the container's clock, as `times` has them.
  /// - Throws: as `frame`; `WinnowError` where the video has not begun, or has ended.
  public func frame(at seconds: Double) throws -> Frame { try frame(number(at: seconds)) }

  /// The frames of some numbers, in the order of these. All are held at once; `visit` holds one.
  ///
  /// - Throws: as `visit`.
  public func frames(_ numbers: [Int]) throws -> [Frame] {
    var found: [Int: Frame] = [:]
    try visit(numbers) { found[$0.number] = $0 }
    return numbers.compactMap { found[$0] }
  }

  /// The frames of a stretch, such as those of a clip, one after another.
  ///
  /// - Throws: `WinnowError` where there is no frame of a number.
  public func frames(_ numbers: Range<Int>) throws -> FrameCursor {
    try check(numbers)
    return FrameCursor(numbers, of: self)
  }

  /// The frames that begin from a time on and before another, one after another.
  ///
  /// - Parameter seconds: as in `numbers`.
  public func frames(in seconds: Range<Double>) -> FrameCursor {
    FrameCursor(numbers(in: seconds), of: self)
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
    let chosen = try instruments.checkedSampler(sampler)
    let stretch = seconds.map(numbers(in:)) ?? 0..<count
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
  /// - Throws: `WinnowError` where there is no frame of a number; `MediaError` where one cannot be decoded, or the
  ///   file has changed since it was opened; what `body` throws.
  public func visit(_ numbers: [Int], _ body: (Frame) throws -> Void) throws {
    try check(numbers)
    let wanted = Set(numbers).sorted()
    guard let first = wanted.first else { return }
    try withReader(at: first) { try visit(wanted, by: $0, body) }
  }

  private func check(_ numbers: [Int]) throws(WinnowError) {
    guard let wrong = numbers.first(where: { !(0..<count).contains($0) }) else { return }
    throw WinnowError(
      "read frame \(wrong) of", path, reason: "it has frames 0 to \(count - 1)", kind: .outOfRange)
  }

  /// - Throws: `WinnowError` where there is no frame of a number.
  func check(_ numbers: Range<Int>) throws(WinnowError) {
    guard !numbers.isEmpty else { return }
    try check([numbers.lowerBound, numbers.upperBound - 1])
  }
}

extension Video {
  /// Lends a reader, by preference one from which frame `number` comes up without a seek.
  func withReader<R>(at number: Int, _ body: (FrameAccess) throws -> R) rethrows -> R {
    try readers.lend(where: { $0.isNear(times[number]) }, body)
  }

  /// A frame that there is.
  func frame(_ number: Int, by reader: FrameAccess) throws -> Frame {
    var found: Frame?
    try visit([number], by: reader) { found = $0 }
    guard let found else {
      throw MediaError(.seek, path: path, reason: "frame \(number) does not come up")
    }
    return found
  }

  /// Calls `body` with frames that there are, in increasing order.
  private func visit(
    _ numbers: [Int], by reader: FrameAccess, _ body: (Frame) throws -> Void
  ) throws {
    try checkingFile {
      try reader.frames(beginningAt: numbers.map { times[$0] }) { positions, frame in
        // What was read before is of the file that was opened.
        try file.check()
        for position in positions {
          try body(Frame(number: numbers[position], of: self, sharing: frame))
        }
      }
    }
  }

  /// Has an error of `body` say that the file has changed, where it has.
  func checkingFile<R>(_ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let error as MediaError {
      try file.check()
      throw error
    }
  }
}
