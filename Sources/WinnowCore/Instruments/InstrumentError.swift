/// Why an instrument cannot be added.
public struct InstrumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why an instrument is not taken.
  public enum Kind: Hashable, Sendable {
    /// Another has this name.
    case taken
    /// Recipes cannot say it.
    case unsayable
    /// Winnow writes a file of this name.
    case reserved
  }

  /// What has the name: "score", "detector", "sampler", "model", "sink" or "form".
  public let instrument: String
  /// What it calls itself.
  public let name: String
  /// Why it is not taken.
  public let kind: Kind

  package init(_ instrument: String, _ name: String, _ kind: Kind) {
    (self.instrument, self.name, self.kind) = (instrument, name, kind)
  }

  /// For people.
  public var description: String {
    switch kind {
    case .taken: "there is a \(instrument) '\(name)' already"
    case .reserved: "the \(instrument) '\(name)' has the name of a file of a catalog"
    case .unsayable where instrument == "form":
      "the \(instrument) '\(name)' takes the name of a file, such as clips.columns: words of a-z, 0-9, - and _, with points "
        + "between, at most 64, that begins with a letter and does not end as -1-of-2 before its first point"
    case .unsayable:
      instrument == "score"
        ? "the \(instrument) '\(name)' takes a name like family.name: words of a-z, 0-9 and _, with points between, "
          + "the first of which is not 'outside'"
        : "the \(instrument) '\(name)' takes a name of a-z, 0-9 and -, at most 64, that begins with a letter"
    }
  }

  /// - Throws: where `choice` cannot be added beside `others`.
  static func check(
    _ instrument: String, _ choice: any RecipeChoice.Type, beside others: [any RecipeChoice.Type]
  ) throws(InstrumentError) {
    guard isName(choice.name) else { throw InstrumentError(instrument, choice.name, .unsayable) }
    guard !others.contains(where: { $0.name == choice.name }) else {
      throw InstrumentError(instrument, choice.name, .taken)
    }
  }

  /// Whether a recipe or a command can choose something by `name`.
  package static func isName(_ name: String) -> Bool {
    let letters = Array(name.utf8)
    guard 1...64 ~= letters.count, UInt8(ascii: "a")...UInt8(ascii: "z") ~= letters[0] else {
      return false
    }
    return letters.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }
}

extension InstrumentError {
  /// Whether a form of a manifest can have a file of this name, on any system: a plain name with an ending.
  package static func isFileName(_ name: String) -> Bool {
    let words = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard words.count >= 2, name.utf8.count <= 64, name.utf8.first?.isLowerLetter == true else {
      return false
    }
    return words.allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy {
          $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
    }
  }
}

extension ScoreDescription {
  /// Whether gates can name it.
  package var isNamed: Bool { Self.isName(id) }

  /// Bytes.
  static let longestName = 200

  /// Whether gates can name a score `id`.
  static func isName(_ id: String) -> Bool {
    let words = id.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard words.count >= 2, id.utf8.count <= longestName, !id.hasPrefix(OutsideName.prefix) else {
      return false
    }
    return words.allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    }
  }
}

extension UInt8 {
  fileprivate var isLowerLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
