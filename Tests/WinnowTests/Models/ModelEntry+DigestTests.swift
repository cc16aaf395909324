import Testing
import WinnowCore

@testable import Winnow

/// What decides the answers of models has a name.
@Suite struct ModelEntryDigestTests {
  @Test func whereItsFileLiesIsNoneOfItsSettings() {
    func settings(_ file: String, _ gain: String) -> String {
      ModelEntry(
        name: "a", kind: "test", values: ["file": .word(file), "gain": .word(gain)]
      ).settings
    }
    #expect(settings("a.onnx", "1") == settings("b/c.onnx", "1.0"))
    #expect(settings("a.onnx", "1") != settings("a.onnx", "2"))
    #expect(settings("a.onnx", "1") == "test {\"gain\":1}")
  }

  @Test func wordsAreToldFromWhatHoldsThem() {
    func settings(_ value: ModelValue) -> String {
      ModelEntry(name: "a", kind: "test", values: ["x": value]).settings
    }
    #expect(settings(.list([.word("a"), .word("b")])) == #"test {"x":["a","b"]}"#)
    #expect(settings(.word(#"a","b"#)) == #"test {"x":"a\",\"b"}"#)
    #expect(
      settings(.map(["b": .word("2"), "a": .word("0.50")])) == #"test {"x":{"a":0.5,"b":2}}"#)
  }
}
