/// One of the parts that an export is divided into: "3/8" is the third of eight.
package struct ExportPart: Hashable, Sendable, CustomStringConvertible {
  /// The most parts there can be.
  package static let most = 100_000

  /// From 1 on.
  package let number: Int
  package let count: Int

  /// - Returns: nil unless 1 <= number <= count <= `most`.
  package init?(_ number: Int, of count: Int) {
    guard 1...Self.most ~= count, 1...count ~= number else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// Reads "K/N"; nil where `text` is not of that form.
  package init?(_ text: String) {
    guard let (number, count) = PartOfMany.read(text) else { return nil }
    self.init(number, of: count)
  }

  package var description: String { "\(number)/\(count)" }

  /// Its share of so many things in a row: neighbours stay together, and shares differ by at most one.
  func range(of total: Int) -> Range<Int> {
    total * (number - 1) / count..<total * number / count
  }
}
