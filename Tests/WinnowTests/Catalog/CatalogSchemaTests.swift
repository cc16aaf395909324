import Testing

@testable import Winnow

@Suite struct CatalogSchemaTests {
  private func state(_ layouts: [String] = [], tables: Set<String> = ["grdb_migrations", "videos"])
    -> CatalogSchema.State
  {
    CatalogSchema.state(tables: tables, layouts: Set(layouts))
  }

  @Test func catalogsAreToldApart() {
    let all = (9...(Int(CatalogSchema.layout) ?? 0)).map { "\($0)" }
    #expect(state(all) == .current)
    #expect(state(["9"]) == .old && state(Array(all.dropLast())) == .old)
    #expect(state(tables: []) == .new && state(tables: ["grdb_migrations"]) == .new)
    #expect(state(tables: ["mine"]) == .foreign("not a catalog of winnow"))
    for layouts in [["8"], ["v1"], ["7", "8"]] {
      guard
        case .foreign(let reason, .foreign) = CatalogSchema.state(
          tables: ["grdb_migrations"], layouts: Set(layouts))
      else { return #expect(Bool(false)) }
      #expect(reason.contains("before 0.2"))
    }
    let next = (Int(CatalogSchema.layout) ?? 0) + 1
    guard case .foreign(let reason, .tooNew) = state(all + ["\(next)"]) else {
      return #expect(Bool(false))
    }
    #expect(reason.contains("newer winnow (catalog layout \(next))"))
  }
}
