/// Scores that clips can have, in the order of lists and of columns.
package struct ScoreList: Sendable {
  private let descriptions: [ScoreDescription]
  package let columns: ScoreColumns

  package init(_ descriptions: [ScoreDescription]) {
    self.descriptions = descriptions
    columns = ScoreColumns(descriptions.map(\.id))
  }

  package var ids: [String] { columns.ids }

  /// The score that is called `id`.
  package subscript(id: String) -> ScoreDescription? {
    columns.position(of: id).map { descriptions[$0] }
  }

  /// With those of `others` behind that have other names, the first of each, in the order of these.
  package func adding(_ others: [ScoreDescription]) -> ScoreList {
    var names: Set<String> = []
    let new = others.filter { self[$0.id] == nil && names.insert($0.id).inserted }
      .sorted { $0.id < $1.id }
    return new.isEmpty ? self : ScoreList(descriptions + new)
  }
}

extension ScoreList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { descriptions.count }
  package subscript(position: Int) -> ScoreDescription { descriptions[position] }
}

extension ScoreList: Hashable {
  package static func == (a: ScoreList, b: ScoreList) -> Bool { a.descriptions == b.descriptions }

  package func hash(into hasher: inout Hasher) { hasher.combine(descriptions) }
}
