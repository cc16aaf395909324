import Foundation

/// What was read of a container for facts of their own, by their names.
///
/// It stays the JSON that the catalog keeps until somebody asks: a selection goes through millions of videos, and few
/// recipes do.
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

  /// All of them, but for those of a kind that this version does not know.
  package var values: [String: FactValue] {
    guard let json,
      let known = try? JSONDecoder().decode([String: Known].self, from: Data(json.utf8))
    else { return [:] }
    return known.compactMapValues(\.value)
  }

  private struct Known: Decodable {
    var value: FactValue?

    init(from decoder: any Swift.Decoder) throws { value = try? FactValue(from: decoder) }
  }
}
