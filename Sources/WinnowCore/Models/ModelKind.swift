/// A kind of model that recipes can name under `models`. A value is the model of one entry, as it is before anything is
/// loaded.
///
/// A kind is added to `Instruments` by its type. What its models give are scores like all others: gates, reports and
/// manifests ask for them by name.
package protocol ModelKind: Sendable, SendableMetatype {
  /// The word behind `kind`.
  static var name: String { get }
  /// One sentence on what models of the kind tell.
  static var summary: String { get }
  /// What entries of it can say beside `kind` and `sha256`.
  static var keys: [ModelKey] { get }
  /// Grows whenever the same models would give the same clips other answers, so that these are asked again.
  static var revision: Int { get }

  /// Reads an entry. No file is looked at.
  ///
  /// - Throws: `ModelError` where the entry says what cannot be.
  init(_ entry: ModelEntry) throws(ModelError)

  /// What it gives clips. Each is called by the name of the entry, a point and a word or more: "nsfw.score".
  var scores: [ScoreDescription] { get }
  /// What it looks at of a clip.
  var demand: ModelDemand { get }

  /// Absolute paths of the files that decide its answers, in an order of its own.
  ///
  /// - Throws: `ModelError` where they cannot be found.
  func files() throws(ModelError) -> [String]

  /// Loads the model from these files.
  ///
  /// - Throws: `ModelError` where it cannot be used, or is not as the entry says.
  func load() throws(ModelError) -> any LoadedModel
}

extension ModelKind {
  /// 1 unless it says otherwise.
  package static var revision: Int { 1 }
}

/// A model that can be asked. One thread at a time asks it.
package protocol LoadedModel {
  /// What runs it, with its version, such as "onnxruntime 1.32.0".
  var runtime: String { get }

  /// What it says of a clip, the same for the same clip each time.
  ///
  /// - Throws: `ModelError` where it fails.
  func answer(_ clip: ModelClip) throws(ModelError) -> ModelAnswer
}
