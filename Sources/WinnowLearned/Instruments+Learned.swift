import WinnowCore

extension Instruments {
  /// The same with the models of this package, which ONNX Runtime runs: recipes can name them.
  ///
  /// - Throws: `InstrumentError` where a kind of model has the name of one of these.
  package func addingLearned() throws(InstrumentError) -> Instruments {
    var instruments = self
    for kind in Self.learned { instruments = try instruments.adding(model: kind) }
    return instruments
  }

  static let learned: [any LearnedKind.Type] = [
    ScoreKind.self, ClassifierKind.self, TextBoxesKind.self, SpeechKind.self,
  ]
}
