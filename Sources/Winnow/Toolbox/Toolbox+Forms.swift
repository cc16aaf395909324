import WinnowCore

extension Toolbox {
  /// The same with a form of the manifest more, for sinks to name among their `companions`.
  ///
  /// - Throws: `InstrumentError` where a file of its name is another's, or Winnow's own, or it is no plain name of a
  ///   file.
  public func adding(form: any ManifestForm.Type) throws(InstrumentError) -> Toolbox {
    let name = form.fileName
    guard InstrumentError.isFileName(name), !Self.isOfPart(name) else {
      throw InstrumentError("form", name, .unsayable)
    }
    guard !forms.contains(where: { $0.fileName == name }) else {
      throw InstrumentError("form", name, .taken)
    }
    guard ExportPath(name).isOfExport else { throw InstrumentError("form", name, .reserved) }
    return Toolbox(instruments, sinks: sinks, forms: forms + [form])
  }

  /// Whether a part of an export may write a file of this name: its stem ends as "-3-of-8".
  static func isOfPart(_ name: String) -> Bool {
    let words = name.prefix { $0 != "." }.split(separator: "-").suffix(3).map(String.init)
    return words.count == 3 && words[1] == "of" && Int(words[0]) != nil && Int(words[2]) != nil
  }

  /// The forms of the manifest that a sink names, without manifest.jsonl, which goes with all.
  ///
  /// - Throws: `WinnowError` where there is one that this has not.
  func companions(of sink: some ExportSink) throws -> [any ManifestForm.Type] {
    let known = forms.map { $0.fileName }
    if let unknown = sink.companions.first(where: { !known.contains($0) }) {
      throw WinnowError(
        "export as", sink.name,
        reason: "it goes with \(unknown), and there is no such form of the manifest: there are "
          + known.joined(separator: ", "), kind: .unknownName)
    }
    return forms.filter {
      sink.companions.contains($0.fileName) && $0.fileName != Manifest.fileName
    }
  }
}
