import Testing

@testable import WinnowLearned

/// Columns of made chances become texts.
@Suite struct TextDecodingTests {
  private let decoding = TextDecoding("a\nb")

  /// Each column's class has this chance, the others none.
  private func read(_ columns: [(number: Int, chance: Float)]) -> TextDecoding.Reading {
    decoding.reading(
      columns.flatMap { column in
        (0..<decoding.classes).map { $0 == column.number ? column.chance : 0 }
      })
  }

  @Test func repetitionsAndBlanksAreDropped() {
    #expect(decoding.classes == 4)
    let reading = read([(0, 1), (1, 0.75), (1, 0.5), (0, 1), (1, 0.25), (2, 0.5), (3, 0.5), (0, 1)])
    #expect(reading.text == "aab ")
    // The first of a repetition counts.
    #expect(reading.confidence == (0.75 + 0.25 + 0.5 + 0.5) / 4)
  }

  @Test func nothingIsNoText() {
    #expect(read([]) == TextDecoding.Reading(text: "", confidence: 0))
    #expect(read([(0, 1), (0, 1)]) == TextDecoding.Reading(text: "", confidence: 0))
  }
}
