extension Instruments {
  /// The detector that `text` names, such as "content 27"; nil where there is none such.
  ///
  /// - Parameter framesPerSecond: the nominal rate of the video.
  package func detector(_ text: String, framesPerSecond: Double) -> (any ShotDetector)? {
    guard let chosen = ChoiceText(text) else { return nil }
    return detectors.first { $0.name == chosen.name }?
      .init(arguments: chosen.arguments, framesPerSecond: framesPerSecond)
  }

  /// The sampler that `text` names, such as "uniform 8"; nil where there is none such.
  public func sampler(_ text: String) -> (any FrameSampler)? {
    guard let chosen = ChoiceText(text) else { return nil }
    return samplers.first { $0.name == chosen.name }?.init(arguments: chosen.arguments)
  }

  /// The kind of model that is called `name`; nil where there is none such.
  package func model(_ name: String) -> (any ModelKind.Type)? {
    models.first { $0.name == name }
  }

  /// The revision of the detector that `text` names; 0 where there is none such.
  package func revision(ofDetector text: String) -> Int {
    ChoiceText(text).flatMap { chosen in
      detectors.first { $0.name == chosen.name }?.revision
    } ?? 0
  }

  /// The scores that any of the samplers reads.
  package var sampledScores: [String] { Set(samplers.flatMap { $0.scores }).sorted() }

  /// What is wrong with `text` as the detector of a recipe; nil where it names one.
  package func complaint(aboutDetector text: String) -> String? {
    guard detector(text, framesPerSecond: 25) == nil, !isOfOthers(text) else { return nil }
    return ChoiceText.complaint("detector", text, choices: detectors)
  }

  /// What is wrong with `text` as the sampler of a recipe; nil where it names one.
  package func complaint(aboutSampler text: String) -> String? {
    guard sampler(text) == nil, !isOfOthers(text) else { return nil }
    return ChoiceText.complaint("sampler", text, choices: samplers)
  }

  /// Whether somebody else may have what `text` names.
  private func isOfOthers(_ text: String) -> Bool {
    guard takesOthers, let name = ChoiceText(text)?.name else { return false }
    return !detectors.contains { $0.name == name } && !samplers.contains { $0.name == name }
  }
}
