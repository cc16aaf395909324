/// What came of the files of a video that were to be written.
public struct ExportedFiles: Sendable, Codable {
  /// What is known of each that was written, in order.
  var written: [WrittenFile] = []
  /// Why clips are lost; of these, no file is written.
  var losses: [ClipKey: String] = [:]

  /// Loses the clips of which a sink has not written all files.
  mutating func lose(unwritten files: [ExportFile], in batch: OutputBatch, _ sink: String) {
    let done = Set(written.map { ExportPath($0.file) })
    for file in files where losses[file.clip] == nil && !done.contains(ExportPath(file.file)) {
      losses[file.clip] = "the sink \(sink) has not written \(file.file)"
    }
    for file in files where losses[file.clip] != nil { batch.withdraw(file.file) }
    let lost = Set(files.filter { losses[$0.clip] != nil }.map { ExportPath($0.file) })
    written.removeAll { lost.contains(ExportPath($0.file)) }
  }

  /// A line a clip for people: why sound of it is missing that the video has.
  func soundFaults(of item: ExportPlan.Item) -> [String] {
    let clips = Dictionary(item.files.map { (ExportPath($0.file), $0.clip.clip) }) { a, _ in a }
    return written.compactMap { file in
      guard let clip = clips[ExportPath(file.file)], let fault = file.media?.audioError else {
        return nil
      }
      return "\(item.video.source.absolutePath), clip \(clip): \(fault)"
    }
  }

  /// A line a reason for people: which clips of the video at `path` are lost.
  static func lines(
    _ losses: [ClipKey: String], of path: String, operation: String = "export"
  ) -> [String] {
    let reasons = Dictionary(grouping: losses, by: \.value).mapValues {
      $0.map(\.key.clip).sorted()
    }
    return reasons.sorted { $0.value[0] < $1.value[0] }.map { reason, clips in
      let list = clips.map { "\($0)" }.joined(separator: ", ")
      return "\(operation) \(path), clip\(clips.count == 1 ? "" : "s") \(list): \(reason)"
    }
  }
}
