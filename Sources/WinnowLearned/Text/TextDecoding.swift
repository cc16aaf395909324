/// Makes a text of what a recogniser says column by column: the likeliest of each, without repetitions and blanks.
///
/// Source: Graves et al., Connectionist temporal classification (2006), best path decoding.
struct TextDecoding: Sendable {
  /// By the number of a class; the first is blank.
  private let characters: [String]

  /// How many classes there are.
  var classes: Int { characters.count }

  /// - Parameter list: characters, a line each.
  init(_ list: String) {
    characters =
      [""] + list.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      + [" "]
  }

  /// A text as it was read.
  struct Reading: Hashable {
    let text: String
    /// The mean probability of its characters, 0...1; 0 for none.
    let confidence: Float
  }

  /// - Parameter scores: of each class for one column after the other.
  func reading(_ scores: [Float]) -> Reading {
    var (text, sum, count, last) = ("", Float(0), 0, 0)
    for start in stride(from: 0, through: scores.count - classes, by: classes) {
      var best = 0
      for place in 1..<classes where scores[start + place] > scores[start + best] { best = place }
      if best != last, best != 0 {
        text += characters[best]
        sum += scores[start + best]
        count += 1
      }
      last = best
    }
    return Reading(text: text, confidence: count == 0 ? 0 : sum / Float(count))
  }
}
