/// A name and the numbers behind it, as recipes write what they choose: "content 27".
struct ChoiceText {
  /// The most numbers behind a name.
  static let mostArguments = 10_000

  let name: String
  let arguments: [Double]

  /// nil where `text` has no name, or anything but numbers behind it.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard let name = words.first, words.count - 1 <= Self.mostArguments else { return nil }
    self.name = String(name)
    arguments = words.dropFirst().compactMap { Double($0) }
    guard arguments.count == words.count - 1 else { return nil }
  }

  /// Says what `key` takes instead of `text`, and which of the names is spelled nearly like it.
  static func complaint(_ key: String, _ text: String, choices: [any RecipeChoice.Type]) -> String {
    let usages = choices.map { $0.usage }.joined(separator: ", ")
    let names = choices.map { $0.name }
    let name = text.split(separator: " ").first.map(String.init) ?? ""
    let near = names.contains(name) ? [] : NearestName.nearest(to: name, among: names)
    let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
    return "\(key) takes one of: \(usages)\(hint)"
  }
}
