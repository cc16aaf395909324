import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct HashListTests {
  private static let one = String(repeating: "0f", count: 32)
  private static let two = String(repeating: "A5", count: 32)
  private let folder: TemporaryFolder
  private var file: URL { folder.url.appending(path: "list.txt") }

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String) throws -> [HashList.Entry] {
    try Data(text.utf8).write(to: file)
    return try HashList(file: file).entries
  }

  @Test func hashesAndLabelsAreRead() throws {
    let text = """
      # known pictures

      \(Self.one)
      \(Self.two),80, a, b\r
        \(Self.one)\tlabel with words
      \(Self.two) x
      \(Self.two),
      """
    let entries = try read(text)
    #expect(entries.map(\.label) == ["", "80, a, b", "label with words", "x", ""])
    let hashes = [Self.one, Self.two, Self.one, Self.two, Self.two]
    #expect(entries.map { "\($0.hash)" } == hashes.map { $0.lowercased() })
    #expect(try read("").isEmpty)
  }

  @Test(arguments: ["0f", one + "0", one + ";label", "label," + one, one.dropLast() + "g"])
  func anotherLineIsNamed(_ line: String) throws {
    let error = #expect(throws: WinnowError.self) { _ = try read("# list\n\n\(line)\n\(Self.one)") }
    #expect(error?.description.hasPrefix("read \(file.path), line 3: a hash is 64 ") == true)
  }

  @Test func aMarkBehindASeparatorIsOfTheLabel() throws {
    #expect(try read("\(Self.one),\u{301}a\n#\u{301} remark").map(\.label) == ["\u{301}a"])
  }

  /// As of a device that never ends.
  @Test func aLineWithoutAnEndIsNamed() {
    let error = #expect(throws: WinnowError.self) {
      _ = try HashList(file: URL(filePath: "/dev/zero"))
    }
    #expect(error?.subject == "/dev/zero, line 1")
  }

  @Test func aListThatIsNotThereIsNamed() {
    let error = #expect(throws: WinnowError.self) { _ = try HashList(file: file) }
    #expect(error?.subject == file.path)
  }
}
