import WinnowCore

extension ExportSink {
  /// What the sink plans of a clip.
  ///
  /// - Throws: `WinnowError` where it plans frames that are not there, or a damaged row names such; what `plan` throws.
  func checkedPlan(
    _ clip: CatalogClip, named name: String, _ measured: MeasuredFrames
  ) throws -> [ExportFile] {
    let all = 0..<measured.times.count
    guard clip.frames.clamped(to: all) == clip.frames else {
      throw WinnowError(
        "plan", self.name, reason: "the catalog is damaged: the clip has frames that are not there")
    }
    let files = try WinnowError.during("plan by", "the sink \(self.name)") {
      try plan(clip, named: name, frames: measured)
    }
    for file in files where file.frames.isEmpty || file.frames.clamped(to: all) != file.frames {
      let planned = "\(file.frames.lowerBound)..<\(file.frames.upperBound)"
      throw WinnowError(
        "plan", file.file,
        reason:
          "the sink \(self.name) has it show frames \(planned) of a video that has 0..<\(all.count)"
      )
    }
    return files
  }
}

extension ExportPlan {
  /// Sees to it that each file that a sink plans has a path of its own.
  ///
  /// - Parameter forms: those of the manifest that there are.
  /// - Throws: `WinnowError` where two files have one path, or one has that of a file that is Winnow's own, or none.
  func checkPaths(of sink: any ExportSink, _ forms: [any ManifestForm.Type]) throws {
    var taken: Set<ExportPath> = []
    for item in videos {
      for file in item.files {
        let path = ExportPath(file.file)
        let isFree =
          path.name != nil && path.isOfExport && !path.isOfLedger
          && !forms.contains { $0.isWritten(to: path) }
        if isFree, taken.insert(path).inserted { continue }
        throw WinnowError(
          "plan", file.file,
          reason: "the sink \(sink.name) has it show \(owners(of: path))"
            + (isFree ? "" : ", and it is no path that a sink can write a file at"),
          kind: .refusedName)
      }
    }
  }

  /// "clip 3 of a.mp4 and clip 1 of b.mp4"; two at most.
  private func owners(of path: ExportPath) -> String {
    let owners = videos.lazy.flatMap { item in
      item.files.lazy.filter { ExportPath($0.file) == path }
        .map { "clip \($0.clip.clip) of \(item.video.source.absolutePath)" }
    }
    return owners.prefix(2).joined(separator: " and ")
  }
}

extension ManifestForm {
  /// Whether an export writes this form there, or a part of one does.
  fileprivate static func isWritten(to path: ExportPath) -> Bool {
    if path.text == fileName { return true }
    let pieces = fileName.split(separator: ".", maxSplits: 1)
    return path.text.hasPrefix("\(pieces[0])-") && path.text.hasSuffix(".\(pieces[1])")
      && Toolbox.isOfPart(path.text)
  }
}
