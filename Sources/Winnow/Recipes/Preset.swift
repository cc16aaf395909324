import Foundation
import WinnowCore

/// A recipe that ships with the package.
///
/// A preset is one file and one line in `Presets.all`.
public struct Preset: Sendable {
  public var name: String
  /// One sentence for `winnow list presets`.
  public var summary: String
  /// The recipe in YAML.
  public var text: String
}

/// Every preset; the first is the default.
public enum Presets {
  public static let all: [Preset] = [balanced, measureOnly]

  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }
}

extension Recipe {
  /// The recipe that `name` means: a preset, or else the file at that path.
  ///
  /// - Throws: `WinnowError` where there is neither, or what is there is no recipe.
  public static func named(_ name: String) throws -> Recipe {
    if let preset = Presets.named(name) { return try read(preset.text, subject: name) }
    guard let data = try? Data(contentsOf: URL(literalPath: name)) else {
      let hint = NearestName.complaint(
        unknown: "recipe", name, known: Presets.all.map(\.name))
      throw WinnowError("read", "recipe", reason: "\(hint) (and there is no such file)")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw WinnowError("read", name, reason: "not UTF-8 text")
    }
    return try read(text, subject: name)
  }

  private static func read(_ text: String, subject: String) throws -> Recipe {
    do {
      return try RecipeYAML.recipe(text)
    } catch {
      throw WinnowError("read", "\(subject), line \(error.line)", reason: error.message)
    }
  }
}
