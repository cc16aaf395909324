/// Finds speech in how probable it is of each chunk of a sound.
///
/// Source: what get_speech_timestamps of the package silero-vad 6.2.3 gives where it is not told otherwise.
enum SpeechSegments {
  /// Speech begins at such a chunk.
  private static let beginning = 0.5
  /// It may have ended before one that is less.
  private static let ending = 0.35
  /// Samples of less speech are none: 250 ms.
  private static let leastSpeech = SpeechModel.rate / 4
  /// Samples without speech that end it: 100 ms.
  private static let leastPause = SpeechModel.rate / 10
  /// Samples that are added at both ends: 30 ms. Those of two segments never meet.
  private static let pad = SpeechModel.rate * 3 / 100

  /// The samples that are speech.
  ///
  /// - Parameters:
  ///   - probabilities: 0...1, one a chunk.
  ///   - count: samples of the sound, of which the last chunk may hold fewer.
  static func find(_ probabilities: [Float], of count: Int) -> [Range<Int>] {
    var (found, start, pause): ([Range<Int>], Int?, Int?) = ([], nil, nil)
    for (number, probability) in probabilities.enumerated() {
      let (place, probability) = (number * SpeechModel.chunk, Double(probability))
      if probability >= beginning {
        start = start ?? place
        pause = nil
      } else if let begun = start, probability < ending {
        let quiet = pause ?? place
        pause = quiet
        if place - quiet >= leastPause {
          found.append(begun..<quiet)
          (start, pause) = (nil, nil)
        }
      }
    }
    if let start { found.append(start..<max(start, count)) }
    return found.filter { $0.count > leastSpeech }.map {
      max(0, $0.lowerBound - pad)..<min(count, $0.upperBound + pad)
    }
  }
}
