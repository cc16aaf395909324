/// What is kept of how clips look, by its table.
enum LooksKind: String, CaseIterable {
  case plain = "plain_looks"
  case altered = "altered_looks"
}
