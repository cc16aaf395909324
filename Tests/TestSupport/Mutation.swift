/// Ways to damage a file.
package enum Damage: String, CaseIterable, Sendable {
  case headerBytes, packetBytes, bits, truncation, insertion, deletion, splice, zeros, ones
  case fields, sizes, repetition
}

/// What is done to the bytes of one fixture.
struct Mutation {
  private(set) var bytes: [UInt8]
  private let header: Range<Int>
  private let other: [UInt8]
  private var random: SeededGenerator

  init(_ original: MutatedFiles.Original, other: [UInt8], _ random: SeededGenerator) {
    bytes = original.bytes
    header = original.header
    self.other = other
    self.random = random
  }

  /// Mutates one to four times.
  mutating func strike() {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      apply(Damage.allCases.randomElement(using: &random) ?? .bits)
    }
  }

  mutating func apply(_ damage: Damage) {
    guard bytes.count >= 16 else { return }
    switch damage {
    case .headerBytes: for _ in 0..<run(8) { bytes[place(inHeader: true)] = byte() }
    case .packetBytes: for _ in 0..<run(64) { bytes[place(inHeader: false)] = byte() }
    case .bits:
      for _ in 0..<run(8) { bytes[anywhere()] ^= 1 << UInt8.random(in: 0...7, using: &random) }
    case .truncation: bytes.removeLast(bytes.count - place(inHeader: false))
    case .insertion:
      let more = (0..<run(256)).map { _ in byte() }
      bytes.insert(contentsOf: more, at: anywhere())
    case .deletion: bytes.removeSubrange(stretch(4096))
    case .splice:
      let from = Int.random(in: 0..<other.count, using: &random)
      bytes = Array(bytes[..<place(inHeader: false)] + other[from...])
    case .zeros: fill(0)
    case .ones: fill(0xFF)
    case .fields: for _ in 0..<run(4) { setField(at: anywhere()) }
    case .sizes: for _ in 0..<run(3) { setSize() }
    case .repetition:
      let part = Array(bytes[stretch(4096)])
      bytes.insert(contentsOf: part, at: anywhere())
    }
  }

  private mutating func fill(_ value: UInt8) {
    for index in stretch(512) { bytes[index] = value }
  }

  private static let extremes: [UInt32] = [
    0, 1, 2, 7, 8, 0x7F, 0xFF, 0xFFFF, 0x10000, 0xFF_FFFF, 0x3FFF_FFFF, 0x7FFF_FFFE, 0x7FFF_FFFF,
    0x8000_0000, 0x8000_0001, 0xFFFF_FF00, 0xFFFF_FFFE, 0xFFFF_FFFF,
  ]

  private mutating func setField(at place: Int) {
    let value = Self.extremes.randomElement(using: &random) ?? 0
    let isBig = Bool.random(using: &random)
    for index in 0..<4 where place + index < bytes.count {
      let shift = isBig ? 24 - 8 * index : 8 * index
      bytes[place + index] = UInt8(truncatingIfNeeded: value >> shift)
    }
  }

  /// Changes the number before or behind a name of four letters, where MP4 and AVI keep sizes.
  private mutating func setSize() {
    var place = place(inHeader: true)
    let isLetter = { (byte: UInt8) in 0x61...0x7A ~= byte || 0x41...0x5A ~= byte }
    while place + 8 < bytes.count, !bytes[place..<place + 4].allSatisfy(isLetter) { place += 1 }
    // Behind the name come the size of an AVI chunk or the first fields of an MP4 box.
    setField(at: max(0, place + [-4, -4, 4, 8, 12, 16].randomElement(using: &random)!))
  }

  private mutating func byte() -> UInt8 { .random(in: 0...255, using: &random) }

  /// A length up to `longest`, short ones as likely as long ones.
  private mutating func run(_ longest: Int) -> Int {
    let most = Double.random(in: 0...1, using: &random)
    return max(1, Int(Double(longest) * most * most * most))
  }

  private mutating func place(inHeader: Bool) -> Int {
    let header = header.clamped(to: bytes.indices)
    return .random(in: inHeader && !header.isEmpty ? header : bytes.indices, using: &random)
  }

  private mutating func anywhere() -> Int { place(inHeader: .random(using: &random)) }

  private mutating func stretch(_ longest: Int) -> Range<Int> {
    let start = anywhere()
    return start..<min(bytes.count, start + run(longest))
  }
}
