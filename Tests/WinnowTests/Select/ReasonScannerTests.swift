import Foundation
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ReasonScannerTests {
  private static let gate = Gate(
    score: "motion.vmaf", measure: .below(0.5), lower: 0.25, upper: nil)
  private static let reasons: [Reason] = [
    .misses(Miss("sharpness.laplacian.median", found: 4.968499999, lower: 40, upper: nil)),
    .misses(Miss("exposure.luma.mean", found: -1.5e-7 / 3, lower: -1e-9, upper: 1e21)),
    .misses(Miss("clips.min", found: 0, lower: 1, upper: nil)), .unmeasured(gate),
    .misses(Miss("a \"quoted\" \\ name", found: 3, lower: nil, upper: 2)),
    .shows(Reason.Footage(catalog: "/a \"b\"", video: "c.mp4", time: 1.5, similarity: 0.75)),
  ]

  private func text(_ reasons: [Reason]) -> String {
    var writer = JSONWriter()
    writer.reasons(reasons, isExact: true)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func whatIsWrittenIsRead() throws {
    for reason in Self.reasons {
      #expect(try ReasonScanner.reasons(text([reason])) == [reason])
    }
    #expect(try ReasonScanner.reasons(text(Self.reasons)) == Self.reasons)
    #expect(try ReasonScanner.reasons(text([])).isEmpty)
  }

  /// Keys in another order, spaces and escapes are JSON all the same.
  @Test func whatIsWrittenOtherwiseIsRead() throws {
    let one = #"{"value": 1, "gate": "clips.min", "lower": 2, "upper": null}"#
    let wanted = Reason.misses(Miss("clips.min", found: 1, lower: 2, upper: nil))
    #expect(try ReasonScanner.reasons("[\(one)]") == [wanted])
    #expect(try ReasonScanner.reasons("[ \(one), \(one)]") == [wanted, wanted])
    #expect(try ReasonScanner.reasons("[ ]").isEmpty)
  }

  @Test func whatIsNoListOfReasonsIsAnError() {
    let whole = text(Self.reasons)
    for length in 0..<whole.utf8.count {
      let part = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      #expect(throws: DecodingError.self, "\(part)") { try ReasonScanner.reasons(part) }
    }
    for text in [
      "[]]", "[\(whole)]", whole + "1", #"[{"gate":"no gate","lower":1,"upper":2,"value":null}]"#,
      #"[{"gate":"clips.min","lower":1,"upper":2,"value":"3"}]"#,
      #"[{"gate":"clips.min","lower":1,"upper":2,"value":}]"#,
    ] {
      #expect(throws: DecodingError.self, "\(text)") { try ReasonScanner.reasons(text) }
    }
  }
}
