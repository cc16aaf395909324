import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct RecipeSourceTests {
  private func source(_ text: String) -> RecipeSource { RecipeSource(name: "my.yaml", text: text) }

  @Test(arguments: ["", "clips: {min: 4}\n", "screen: {probe: {fps: [16, ~]}}\n"])
  func whereGatesLackItIsSaid(text: String) throws {
    let source = source(text)
    let remark = try source.remarkOnGates(of: source.checkedReading(.standard))
    #expect(
      remark
        == "my.yaml: a recipe with no gates; `extends: balanced` would keep those of the default")
  }

  @Test(arguments: [
    "gates:\n", "gates: {}\nclips: {min: 4}\n", "extends: measure-only\n",
    "extends: balanced\nclips: {min: 4}\n", "gates: {exposure.luma.mean: [20, ~]}\n",
  ])
  func whereNoGatesAreMeantNothingIsSaid(text: String) throws {
    let source = source(text)
    #expect(try source.remarkOnGates(of: source.checkedReading(.standard)) == nil)
  }

  /// What a shell makes of <(...).
  @Test func aPipeIsReadToItsEnd() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("clips: {min: 3}\n".utf8))
    try pipe.fileHandleForWriting.close()
    let name = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try Recipe.named(name).clips.minimum == 3)
  }

  @Test func whatHasNoEndIsTooLarge() {
    let error = #expect(throws: WinnowError.self) { try Recipe.named("/dev/zero") }
    #expect(error?.reason == "too large for a recipe")
  }

  @Test func oneMistakeIsALine() {
    let error = #expect(throws: WinnowError.self) {
      try source("clips:\n  mox: 4\n").checkedReading(.standard)
    }
    #expect(
      error?.description
        == "read my.yaml, line 2: unknown key in clips 'mox'; did you mean max or min?")
  }

  @Test func severalMistakesHaveALineEach() {
    let error = #expect(throws: WinnowError.self) {
      try source("clips:\n  min: 5\n  max: 4\nexprt:\n").checkedReading(.standard)
    }
    #expect(
      error?.description == """
        read my.yaml, line 2: clips.max (4.0) is below clips.min (5.0)
        my.yaml, line 4: unknown key in the recipe 'exprt'; did you mean export?
        """)
  }

  @Test func textThatIsNoYAMLIsOneMistake() {
    let error = #expect(throws: RecipeMistakes.self) {
      try source("clips:\n  mox: [1\nexprt:\n").reading(.standard)
    }
    #expect(error?.all.count == 1)
  }
}
