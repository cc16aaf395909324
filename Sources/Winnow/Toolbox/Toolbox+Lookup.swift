import WinnowCore

extension Toolbox {
  /// The sink that `--format` calls `name`.
  ///
  /// - Throws: `WinnowError` where there is none.
  package func checkedSink(_ name: String) throws(WinnowError) -> any ExportSink.Type {
    if let sink = sink(name) { return sink }
    let complaint = NearestName.complaint(
      unknown: "format", name, known: sinks.map { $0.name })
    throw WinnowError("export as", name, reason: complaint, kind: .unknownName)
  }
}

extension Instruments {
  /// The sampler that `text` names, such as "uniform 8".
  ///
  /// - Throws: `WinnowError` where there is none such.
  func checkedSampler(_ text: String) throws(WinnowError) -> any FrameSampler {
    if let sampler = sampler(text) { return sampler }
    throw WinnowError(
      "choose frames by", text,
      reason: complaint(aboutSampler: text) ?? "there is no such sampler", kind: .unknownName)
  }

  /// The detector that `text` names, such as "content 27".
  ///
  /// - Parameter framesPerSecond: the nominal rate of the video; any for who wants to know whether there is one.
  /// - Throws: `WinnowError` where there is none such.
  @discardableResult
  func checkedDetector(
    _ text: String, framesPerSecond: Double = 25
  ) throws(WinnowError) -> any ShotDetector {
    if let detector = detector(text, framesPerSecond: framesPerSecond) { return detector }
    throw WinnowError(
      "find shots by", text,
      reason: complaint(aboutDetector: text) ?? "there is no such detector", kind: .unknownName)
  }
}
