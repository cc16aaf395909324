/// What a model says of a clip.
package struct ModelAnswer: Hashable, Sendable, Codable {
  /// For each score, in the order of its kind's, the value at each frame that it was shown, or a single one for the whole
  /// clip. They are kept to four decimals.
  package var scores: [[Float]]
  /// What else it tells, an object of JSON; nil for nothing.
  package var details: String?
  /// Where the clip lies among others, in a space of the model's; nil for none.
  package var embedding: [Float]?

  /// An answer of these scores.
  package init(scores: [[Float]], details: String? = nil, embedding: [Float]? = nil) {
    (self.scores, self.details, self.embedding) = (scores, details, embedding)
  }

  /// The same as it is kept.
  ///
  /// - Parameters:
  ///   - count: how many scores its kind has.
  ///   - frames: how many frames it was shown.
  /// - Throws: `ModelError` where it does not say that much, or no numbers.
  package func checked(scores count: Int, frames: Int) throws(ModelError) -> ModelAnswer {
    guard scores.count == count, scores.allSatisfy({ $0.count == 1 || $0.count == frames }) else {
      throw ModelError("it does not give \(count) scores for each of \(frames) frames")
    }
    guard scores.joined().allSatisfy(\.isFinite), embedding?.allSatisfy(\.isFinite) != false else {
      throw ModelError("it gives what is no number")
    }
    var answer = self
    answer.scores = scores.map { $0.map(Self.kept) }
    return answer
  }

  /// Runs differ in the last digits on other processors, and nobody asks for these.
  private static func kept(_ value: Float) -> Float {
    Float((Double(value) * 10_000).rounded() / 10_000)
  }
}
