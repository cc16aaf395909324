import Testing

@testable import WinnowLearned

/// Speech is found in made probabilities, 32 ms a chunk, whose segments can be worked out by hand.
@Suite struct SpeechSegmentsTests {
  private static let chunk = 512
  /// 30 ms at each end.
  private static let pad = 480

  /// - Parameter speech: chunks that are speech; all others are not.
  private func found(_ speech: Range<Int>..., of chunks: Int) -> [Range<Int>] {
    let probabilities = (0..<chunks).map { chunk -> Float in
      speech.contains { $0.contains(chunk) } ? 0.9 : 0.1
    }
    return SpeechSegments.find(probabilities, of: chunks * Self.chunk)
  }

  @Test func aSegmentIsPadded() {
    #expect(
      found(10..<30, of: 60) == [10 * Self.chunk - Self.pad..<30 * Self.chunk + Self.pad])
    #expect(found(0..<20, of: 20) == [0..<20 * Self.chunk])
    #expect(found(of: 50).isEmpty)
    #expect(SpeechSegments.find([], of: 0).isEmpty)
  }

  @Test func aShortPauseEndsNothing() {
    // It is looked at where a chunk begins: the fifth does 128 ms behind the first, the fourth 96.
    #expect(found(10..<30, 34..<50, of: 80).count == 1)
    #expect(found(10..<30, 35..<50, of: 80).count == 2)
  }

  @Test func whatIsShortIsNoSpeech() {
    // Seven chunks are 224 ms, eight 256.
    #expect(found(10..<17, of: 40).isEmpty)
    #expect(found(10..<18, of: 40).count == 1)
  }

  @Test func itBeginsAtAHalfAndEndsBelowLess() {
    func segments(_ before: Float, _ after: Float) -> [Range<Int>] {
      let probabilities = Array(repeating: before, count: 20) + Array(repeating: after, count: 20)
      return SpeechSegments.find(probabilities, of: 40 * Self.chunk)
    }
    #expect(segments(0.5, 0.36) == [0..<40 * Self.chunk])
    #expect(segments(0.5, 0.34) == [0..<20 * Self.chunk + Self.pad])
    #expect(segments(0.49, 0.1).isEmpty)
  }
}
