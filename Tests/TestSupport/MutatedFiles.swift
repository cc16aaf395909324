import Foundation

/// Fixtures with something done to their bytes: file N of a seed is the same on every machine.
package struct MutatedFiles: Sendable {
  struct Original: Sendable {
    var name: String
    var bytes: [UInt8]
    /// Where the container keeps what it says of its streams.
    var header: Range<Int>
  }

  /// A fixture's name behind the file's number, so that the extension still fits.
  package struct File: Sendable {
    package var name: String
    package var bytes: [UInt8]
  }

  package let seed: UInt64
  private let originals: [Original]

  /// - Parameter largest: bytes of the largest fixture that is used.
  package init(seed: UInt64, largest: Int = .max) throws {
    self.seed = seed
    originals = try FixtureTruth.all.keys.sorted().compactMap { name in
      let bytes = [UInt8](try Data(contentsOf: TestFolders.fixture(name)))
      guard 1...largest ~= bytes.count else { return nil }
      let flat = name.split(separator: "/").last.map(String.init) ?? name
      return Original(name: flat, bytes: bytes, header: Self.header(of: bytes))
    }
  }

  /// The names of the fixtures, sorted.
  package var names: [String] { originals.map(\.name) }

  /// File `number`: one fixture, mutated one to four times.
  package func file(_ number: Int) -> File {
    var random = random(number)
    let original = originals[Int.random(in: originals.indices, using: &random)]
    var mutation = mutation(of: original, &random)
    mutation.strike()
    return File(name: "\(Self.digits(number))-\(original.name)", bytes: mutation.bytes)
  }

  /// Fixture `name` damaged once, in another place for each `number`, or as it is without a
  /// `damage`. Nil where there is no fixture of that name.
  package func file(_ name: String, damage: Damage?, _ number: Int) -> File? {
    guard let original = originals.first(where: { $0.name == name }) else { return nil }
    var random = random(number)
    var mutation = mutation(of: original, &random)
    if let damage { mutation.apply(damage) }
    let prefix = "\(Self.digits(number))-\(damage?.rawValue ?? "none")"
    return File(name: "\(prefix)-\(name)", bytes: mutation.bytes)
  }

  private func random(_ number: Int) -> SeededGenerator {
    SeededGenerator(seed: seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95)
  }

  private func mutation(of original: Original, _ random: inout SeededGenerator) -> Mutation {
    let other = originals[Int.random(in: originals.indices, using: &random)]
    return Mutation(original, other: other.bytes, random)
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  /// Writes the files `numbers` into `folder`.
  package func write(_ numbers: Range<Int>, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for number in numbers {
      let file = file(number)
      try Data(file.bytes).write(to: folder.appending(path: file.name))
    }
  }

  /// MP4 keeps its index in a box of its own, often last; other containers begin with theirs.
  private static func header(of bytes: [UInt8]) -> Range<Int> {
    let tag = Array("moov".utf8)
    for start in bytes.indices.dropLast(3) where bytes[start] == tag[0] {
      if bytes[start..<start + 4].elementsEqual(tag) { return max(0, start - 4)..<bytes.count }
    }
    return 0..<min(1024, bytes.count)
  }
}
