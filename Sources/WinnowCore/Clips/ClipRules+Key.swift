extension ClipRules {
  /// All of the rules, as text.
  package var key: String {
    Self.keys.map { key in
      switch key.write(self) {
      case .scalar(let text): "\(key.name) \(text)"
      default: "\(key.name) ~"
      }
    }.joined(separator: ", ")
  }
}
