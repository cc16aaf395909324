import WinnowCore

/// Every preset; the first is the default.
package enum Presets {
  package static let all: [Preset] = [
    balanced, measureOnly, volcano, stableVideoDiffusion, openSora1, openSora2, movieGen, cosmos,
    stepVideo, goku, allegro, ultraVideo, dataJuicer,
  ]

  package static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

  /// - Throws: `WinnowError` that names the nearest where there is none of this name.
  package static func known(_ name: String) throws -> Preset {
    guard let preset = named(name) else {
      throw WinnowError("find", "preset", reason: complaint("preset", name))
    }
    return preset
  }

  static func complaint(_ kind: String, _ name: String) -> String {
    NearestName.complaint(unknown: kind, name, known: all.map(\.name))
  }
}
