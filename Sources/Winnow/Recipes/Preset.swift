import Foundation
import WinnowCore

/// A recipe that ships with the package.
///
/// A preset is one file and one line in `Presets.all`.
public struct Preset: Sendable {
  public var name: String
  /// One sentence for `winnow list presets`.
  public var summary: String
  /// Where its numbers come from.
  public var source: String
  /// What of that is not in it; nil where it is all there.
  public var omits: String?
  /// The recipe in YAML.
  public var text: String

  /// The recipe with what there is to say about it in comments, as `winnow recipe show` prints it.
  public var document: String {
    let notes = [summary, "Source: \(source)"] + (omits.map { ["Left out: \($0)"] } ?? [])
    return notes.map { "# \($0)\n" }.joined() + text + "\n"
  }
}

/// Every preset; the first is the default.
public enum Presets {
  public static let all: [Preset] = [
    balanced, measureOnly, volcano, stableVideoDiffusion, openSora1, openSora2, movieGen, cosmos,
    stepVideo, goku, allegro, ultraVideo, dataJuicer,
  ]

  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

  /// - Throws: `WinnowError` that names the nearest where there is none of this name.
  public static func known(_ name: String) throws -> Preset {
    guard let preset = named(name) else {
      throw WinnowError("find", "preset", reason: complaint("preset", name))
    }
    return preset
  }

  fileprivate static func complaint(_ kind: String, _ name: String) -> String {
    NearestName.complaint(unknown: kind, name, known: all.map(\.name))
  }
}

extension Recipe {
  /// The recipe that `name` means: a preset, or else the file at that path.
  ///
  /// - Throws: `WinnowError` where there is neither, or what is there is no recipe.
  public static func named(_ name: String) throws -> Recipe {
    if let preset = Presets.named(name) { return try read(preset.text, subject: name) }
    let data = try contents(name)
    guard let text = String(data: data, encoding: .utf8) else {
      throw WinnowError("read", name, reason: "not UTF-8 text")
    }
    return try read(text, subject: name)
  }

  private static func contents(_ name: String) throws -> Data {
    // What has a slash or an ending is meant as a file.
    if name.contains("/") || name.contains(".") {
      return try WinnowError.during("read", name) { try Data(contentsOf: URL(literalPath: name)) }
    }
    guard let data = try? Data(contentsOf: URL(literalPath: name)) else {
      let hint = Presets.complaint("recipe", name)
      throw WinnowError("read", "recipe", reason: "\(hint) (and there is no such file)")
    }
    return data
  }

  /// - Throws: `WinnowError` that names `subject` and the line where the text is no recipe.
  static func read(_ text: String, subject: String) throws -> Recipe {
    do {
      return try RecipeYAML.recipe(text)
    } catch {
      throw WinnowError("read", "\(subject), line \(error.line)", reason: error.message)
    }
  }
}
