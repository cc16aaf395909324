import WinnowCore

/// All that Winnow measures, chooses and writes with, each by its name: instruments, sinks of exports, and forms of
/// their manifest.
///
/// `standard` has what is built in. What a program adds it hands to the recipes it reads (`RecipeYAML.recipe`), to the
/// catalogs it opens, and, where its videos are measured in processes of their own, to `Worker.serve`.
public struct Toolbox: Sendable {
  /// Metrics, shot detectors and samplers.
  public private(set) var instruments: Instruments
  package private(set) var sinks: [any ExportSink.Type]
  package private(set) var forms: [any ManifestForm.Type]

  init(
    _ instruments: Instruments, sinks: [any ExportSink.Type], forms: [any ManifestForm.Type]
  ) {
    (self.instruments, self.sinks, self.forms) = (instruments, sinks, forms)
  }

  /// The sink that `--format` calls `name`; nil where there is none.
  public func sink(_ name: String) -> (any ExportSink.Type)? { sinks.first { $0.name == name } }

  /// The same with other instruments.
  public func with(_ instruments: Instruments) -> Toolbox {
    Toolbox(instruments, sinks: sinks, forms: forms)
  }

  /// The same with a sink more.
  ///
  /// - Throws: `InstrumentError` where its name is that of another, or one that no command can say.
  public func adding(sink: any ExportSink.Type) throws(InstrumentError) -> Toolbox {
    guard InstrumentError.isName(sink.name) else {
      throw InstrumentError("sink", sink.name, .unsayable)
    }
    guard self.sink(sink.name) == nil else { throw InstrumentError("sink", sink.name, .taken) }
    return Toolbox(instruments, sinks: sinks + [sink], forms: forms)
  }
}

extension Toolbox {
  /// What is built in; the first sink is the default.
  public static let standard = Toolbox(
    .standard, sinks: [FramesSink.self, ClipsSink.self, WebDatasetSink.self, ManifestSink.self],
    forms: [JSONLinesManifest.self, CSVManifest.self, DatasetMetadata.self])
}
