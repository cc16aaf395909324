import Foundation
import TestSupport
import Testing

@testable import WinnowMedia

@Suite struct ContentHashTests {
  private let folder: TemporaryFolder
  private var file: URL { folder.url.appending(path: "file") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func hash(_ text: String) throws -> String? {
    try Data(text.utf8).write(to: file)
    return try ContentHash(of: file.path, size: Int64(text.utf8.count)).map {
      $0.bytes.map { String(format: "%02x", $0) }.joined()
    }
  }

  /// The examples of FIPS 180-2, the last one longer than a piece.
  @Test func hashesAreThoseOfTheStandard() throws {
    #expect(
      try hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      try hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      try hash(String(repeating: "a", count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(try hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func whatIsNotAsItWasListedHasNone() throws {
    try Data("abc".utf8).write(to: file)
    #expect(try ContentHash(of: file.path, size: 3) != nil)
    for size in [0, 2, 4, .max] as [Int64] {
      #expect(try ContentHash(of: file.path, size: size) == nil)
    }
    #expect(try ContentHash(of: file.path, size: 3) { _ in false } == nil)
  }

  @Test func whyAFileCannotBeReadIsSaid() throws {
    for (path, code) in [(file.path, ENOENT), (folder.url.path, EISDIR)] {
      let error = #expect(throws: MediaError.self) { try ContentHash(of: path, size: 3) }
      #expect(error?.path == path && error?.reason == String(cString: strerror(code)))
    }
  }

  @Test func theReadingIsTold() throws {
    try Data(count: 600_000).write(to: file)
    var told: [Int64] = []
    _ = try ContentHash(of: file.path, size: 600_000) { bytes in
      told.append(bytes)
      return true
    }
    #expect(told.first == 0 && told.last == 600_000 && told == told.sorted() && told.count > 3)
  }

  @Test func aPipeIsNotWaitedFor() throws {
    try #require(mkfifo(file.path, 0o600) == 0)
    #expect(try ContentHash(of: file.path, size: 3) == nil)
  }
}
