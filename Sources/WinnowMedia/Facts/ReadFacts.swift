import Foundation

/// What was read of a container for facts of their own, by their names.
///
/// It stays the JSON that the catalog keeps until it is asked: there may be millions of videos, and hardly ever does
/// anybody ask.
package struct ReadFacts: Hashable, Sendable, Codable {
  /// An object of numbers and texts; nil where nothing was read.
  package let json: String?

  /// - Parameter json: what a catalog holds; what is none says nothing.
  package init(json: String?) { self.json = json }

  init(_ values: [String: FactValue]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = values.isEmpty ? nil : try? encoder.encode(values)
    json = data.map { String(decoding: $0, as: UTF8.self) }
  }

  /// All of them.
  package var values: [String: FactValue] {
    guard let json else { return [:] }
    return (try? JSONDecoder().decode([String: FactValue].self, from: Data(json.utf8))) ?? [:]
  }
}
