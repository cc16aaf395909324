/// Where there is speech in the sound of a clip.
package struct SpeechReading: Hashable, Sendable, Codable {
  /// Speech without a pause, in seconds from the clip's start.
  package struct Segment: Hashable, Sendable, Codable {
    package let start: Double
    package let end: Double

    package init(start: Double, end: Double) { (self.start, self.end) = (start, end) }
  }

  /// The part of the clip's time that is speech, 0...1.
  package let share: Double
  /// In order; none meets another.
  package let segments: [Segment]

  /// - Parameters:
  ///   - speech: samples that are speech, in order.
  ///   - count: samples of the clip.
  init(_ speech: [Range<Int>], of count: Int) {
    let rate = Double(SpeechModel.rate)
    share = count > 0 ? Double(speech.map(\.count).reduce(0, +)) / Double(count) : 0
    segments = speech.map {
      Segment(start: Double($0.lowerBound) / rate, end: Double($0.upperBound) / rate)
    }
  }
}
