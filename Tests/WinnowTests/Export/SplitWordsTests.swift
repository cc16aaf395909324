import Testing

@testable import Winnow

/// Names against the patterns of Hugging Face's datasets: a word of a split between what is no letter.
@Suite struct SplitWordsTests {
  @Test(arguments: [
    ("test_non_zero_start", "Test_non_zero_start"), ("val", "Val"),
    ("a test.dev-2", "a Test.Dev-2"),
    ("1train2", "1Train2"), ("testing123x", "Testing123x"),
    ("evaluation_training", "Evaluation_Training"),
  ])
  func wordsOfSplitsAreMadeNone(name: String, other: String) {
    #expect(capitalized(name) == other)
  }

  @Test(arguments: ["contest", "Test", "developer", "étest", "tests", "", "-", "devé"])
  func otherNamesStay(name: String) {
    #expect(capitalized(name) == name)
  }

  private func capitalized(_ name: String) -> String {
    String(decoding: SplitWords.capitalized(in: Array(name.utf8)), as: UTF8.self)
  }
}
