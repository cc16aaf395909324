import ArgumentParser
import Foundation
import Winnow

extension CompletionKind {
  /// Presets, and recipe files and folders below what is typed so far.
  static var recipe: CompletionKind {
    .custom { _, _, prefix in Presets.all.map(\.name) + recipeFiles(prefix) }
  }

  private static func recipeFiles(_ prefix: String) -> [String] {
    let end = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
    let folder = String(prefix[..<end])
    let place = folder.isEmpty ? "." : folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().compactMap { name in
      var isFolder = ObjCBool(false)
      _ = FileManager.default.fileExists(atPath: place + "/" + name, isDirectory: &isFolder)
      if isFolder.boolValue { return "\(folder)\(name)/" }
      let isRecipe = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      return isRecipe ? folder + name : nil
    }
  }
}
