import Foundation
import WinnowCore
import WinnowMedia

extension ModelEntry {
  /// What says where its files are, which changes nothing of its answers.
  private static let places: Set<String> = ["file", "package"]

  /// All that decides its answers but for what is in its files, as the same text always.
  var settings: String {
    var text = JSONWriter()
    text.write(.map(values.filter { !Self.places.contains($0.key) }))
    return "\(kind) \(String(decoding: text.bytes, as: UTF8.self))"
  }

  /// Names what decides its answers but for its files; nil where this program does not know its kind.
  func settingsDigest(_ instruments: Instruments) -> String? {
    instruments.model(kind).map { kind in
      ContentHash(of: Array("winnow-model \(kind.revision) \(settings)".utf8)).text
    }
  }

  /// Names all that decides its answers; nil where this program does not know its kind, or its files are not known.
  func digest(_ instruments: Instruments) -> String? {
    guard let settings = settingsDigest(instruments), let sha256 else { return nil }
    return ContentHash(of: Array("\(settings) \(sha256)".utf8)).text
  }

  /// The model that it describes, which is not loaded.
  ///
  /// - Throws: `ModelError` where it cannot be, or this program does not know its kind.
  func model(_ instruments: Instruments) throws(ModelError) -> any ModelKind {
    guard let kind = instruments.model(kind) else {
      throw ModelError("this program knows no model of kind \(kind)")
    }
    return try kind.init(self)
  }

  /// The same with the hash of its files as they are.
  ///
  /// - Throws: `ModelError` where they cannot be found or read, or have another hash than the recipe says.
  func named(_ instruments: Instruments) throws(ModelError) -> ModelEntry {
    let found = try Self.hash(of: model(instruments).files())
    if let sha256, sha256 != found {
      throw ModelError("its files hash to \(found), and the recipe says \(sha256)", key: "sha256")
    }
    var entry = self
    entry.sha256 = found
    return entry
  }

  /// The SHA-256 of a file; of several files that of their hashes, a line each.
  private static func hash(of files: [String]) throws(ModelError) -> String {
    var hashes: [String] = []
    for file in files {
      do {
        let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int64 ?? 0
        guard let hash = try ContentHash(of: file, size: size) else {
          throw ModelError("\(file) changed while it was read")
        }
        hashes.append(hash.text)
      } catch let error as ModelError {
        throw error
      } catch {
        throw ModelError("\(file) cannot be read")
      }
    }
    if hashes.count == 1 { return hashes[0] }
    return ContentHash(of: Array(hashes.map { "\($0)\n" }.joined().utf8)).text
  }
}

extension Recipe {
  /// Whether a gate asks for a score of its models.
  package var asksModels: Bool {
    gates.contains { gate in models.contains { gate.score.hasPrefix("\($0.name).") } }
  }

  /// The same with the hashes of its models' files, as far as these are found.
  func namingModels(_ instruments: Instruments) -> Recipe {
    var recipe = self
    for (place, model) in models.enumerated() where model.sha256 == nil {
      if let named = try? model.named(instruments) { recipe.models[place] = named }
    }
    return recipe
  }
}

extension JSONWriter {
  /// A value with its keys in order, numbers in their shortest form.
  fileprivate mutating func write(_ value: ModelValue) {
    switch value {
    case .word(let text):
      if let number = Double(text) { json(number.shortest) } else { string(text) }
    case .list(let values): list { list in for value in values { list.write(value) } }
    case .map(let values):
      object { object in
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
          object.key(quoted: JSONWriter.quotedKey(key)[...])
          object.write(value)
        }
      }
    }
  }
}
