import Foundation
import WinnowCore

/// A recipe's text and where it comes from.
package struct RecipeSource: Sendable {
  /// Of a preset or a file.
  package let name: String
  let text: String
  /// Absolute path of the folder that its file lies in; nil of a preset, and of a recipe that a catalog stores.
  private let folder: String?

  init(name: String, text: String, folder: String? = nil) {
    (self.name, self.text, self.folder) = (name, text, folder)
  }

  /// The preset of that name, or else the file at that path.
  ///
  /// - Throws: `WinnowError` where there is neither.
  package init(named name: String) throws {
    if let preset = Presets.named(name) {
      self.init(name: name, text: preset.text)
      return
    }
    guard let text = String(data: try Self.contents(name), encoding: .utf8) else {
      throw WinnowError("read", name, reason: "not UTF-8 text")
    }
    let file = URL(literalPath: name).absoluteURL.standardizedFileURL
    self.init(name: name, text: text, folder: file.deletingLastPathComponent().path)
  }

  private static func contents(_ name: String) throws -> Data {
    // What has a slash or an ending is meant as a file.
    if name.contains("/") || name.contains(".") {
      return try WinnowError.during("read", name) { try bytes(of: name) }
    }
    guard let data = try? bytes(of: name) else {
      let hint = Presets.complaint("recipe", name)
      throw WinnowError(
        "read", "recipe", reason: "\(hint) (and there is no such file)", kind: .unknownName)
    }
    return data
  }

  /// As much of a file, which may be a pipe, as a recipe can have and a byte more.
  private static func bytes(of name: String) throws -> Data {
    let file = try FileHandle(forReadingFrom: URL(literalPath: name))
    defer { try? file.close() }
    var bytes = Data()
    while bytes.count <= RecipeYAML.longest,
      let more = try file.read(upToCount: RecipeYAML.longest + 1 - bytes.count), !more.isEmpty
    {
      bytes += more
    }
    return bytes
  }

  /// - Throws: `RecipeMistakes` where the text is no recipe.
  package func reading(_ instruments: Instruments) throws(RecipeMistakes) -> RecipeReading {
    try RecipeYAML.reading(text, instruments).inFolder(folder)
  }

  /// - Throws: `WinnowError` that names every mistake with its line.
  package func checkedReading(_ instruments: Instruments) throws -> RecipeReading {
    do {
      return try reading(instruments)
    } catch {
      throw WinnowError(
        "read", "\(name), line \(error.all[0].line)", reason: error.all[0].message,
        remarks: error.all.dropFirst().map { "\(name), \($0)" }, kind: .badRecipe)
    }
  }

  /// Says that a recipe has no gates; nil where that is meant.
  package func remarkOnGates(of reading: RecipeReading) -> String? {
    guard reading.isSilentOnGates else { return nil }
    let base = "\(RecipeReading.extends): \(Presets.all[0].name)"
    return "\(name): a recipe with no gates; `\(base)` would keep those of the default"
  }
}
