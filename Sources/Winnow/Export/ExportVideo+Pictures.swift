import WinnowCore
import WinnowMedia

extension ExportVideo {
  /// Writes files of pictures: decodes the frames of each, and writes what `encode` makes of them.
  ///
  /// Pictures are upright, in square pixels and without bars. All those of a file are held at once. A clip of which a
  /// frame cannot be decoded as it was when it was scanned is lost with all its files.
  ///
  /// - Parameters:
  ///   - files: those of the video that are missing.
  ///   - batch: takes them; they appear together.
  ///   - size: pixels across and down.
  ///   - fit: how pictures of another shape come to that size.
  ///   - encode: is handed a file and its pictures, in order, and gives its bytes.
  /// - Throws: `WinnowError` where there are no pictures of the size, or a file cannot be written; what `encode`
  ///   throws.
  public func write(
    _ files: [ExportFile], into batch: OutputBatch, size: FrameSize, fit: FrameFit = .stretch,
    _ encode: (ExportFile, [RGBPicture]) throws -> [UInt8]
  ) throws -> ExportedFiles {
    try size.check("make pictures of", source.absolutePath)
    let painter = RGBPainter(path: source.absolutePath)
    var held: [String: [RGBPicture]] = [:]
    return try write(files, into: batch) { file in
      held[file.file] = nil
    } _: { file, number, frame in
      let shape = shape(of: frame, number: number, crop: file.crop, size, fit)
      held[file.file, default: []].append(
        RGBPicture(
          width: size.width, height: size.height, samples: try painter.samples(of: frame, shape)))
      guard number == file.frames.upperBound - 1 else { return nil }
      return try encode(file, held.removeValue(forKey: file.file) ?? [])
    }
  }

  /// Writes files of which `encode` gives the bytes at their last frame.
  ///
  /// - Parameters:
  ///   - forget: called with a file whose clip is lost, or begun anew with its first frame.
  ///   - encode: is handed each frame of a file, in order; nil as long as others are to come.
  func write(
    _ files: [ExportFile], into batch: OutputBatch, forget: (ExportFile) -> Void = { _ in },
    _ encode: (ExportFile, Int, borrowing VideoFrame) throws -> [UInt8]?
  ) throws -> ExportedFiles {
    let clips = Dictionary(grouping: files.filter { !$0.frames.isEmpty }, by: \.clip)
    var written: [ClipKey: [WrittenFile]] = [:]
    var pass = ClipPass(over: self)
    try pass.visit(clips.mapValues { Set($0.flatMap(\.frames)) }) { clip, _ in
      written[clip] = nil
      for file in clips[clip] ?? [] {
        forget(file)
        batch.withdraw(file.file)
      }
    } _: { clip, number, frame in
      for file in clips[clip] ?? [] where file.frames.contains(number) {
        guard let bytes = try encode(file, number, frame) else { continue }
        let content = try batch.write(bytes, to: file.file)
        written[clip, default: []].append(WrittenFile(file: file.file, content))
      }
    }
    return ExportedFiles(
      written: clips.keys.sorted { $0.clip < $1.clip }.flatMap { written[$0] ?? [] },
      losses: pass.losses)
  }
}
