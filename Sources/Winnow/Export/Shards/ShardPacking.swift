import Foundation
import WinnowCore
import WinnowMedia

/// Packs what an export wrote into shards, in the order of the clips.
struct ShardPacking {
  private let sink: any ExportSink
  private let manifest: Manifest
  private let folder: URL
  private var cutter: ShardCutter
  /// For each shard what decides its content.
  private(set) var entries: [ExportPath: String] = [:]

  init(_ limits: ShardLimits, sink: any ExportSink, manifest: Manifest, folder: URL) {
    self.sink = sink
    self.manifest = manifest
    self.folder = folder
    cutter = ShardCutter(limits)
  }

  /// The waiting files that need not be written, since their shards are there and will be the same.
  func settled(_ plan: ExportPlan, _ ledger: ExportLedger) throws -> Set<String> {
    var (trial, settled) = (self, Set<String>())
    func settle(_ shard: ShardCutter.Shard?) {
      guard let shard, ledger.isDone(shard.file, key: shard.key) else { return }
      settled.formUnion(shard.samples.flatMap { $0.parts.map(\.file) })
    }
    for item in plan.videos {
      let written = item.files.compactMap { ledger.remembered($0.key, at: $0.file) }
      // Behind a file of unknown size nothing is known of where shards end.
      guard written.count == item.files.count else { return settled }
      let outputs = sink.outputs(of: item, written)
      for sample in try trial.samples(of: item, written, outputs) {
        settle(trial.cutter.add(sample.sample))
      }
    }
    settle(trial.cutter.finish())
    return settled
  }

  /// Packs the files of a video, and notes in `outputs` where they went.
  mutating func add(
    _ item: ExportPlan.Item, _ written: [WrittenFile], _ outputs: inout [ClipKey: ClipOutput],
    _ ledger: inout ExportLedger
  ) throws {
    for (clip, sample) in try samples(of: item, written, outputs) {
      outputs[clip]?.shard = cutter.file(for: sample)
      if let full = cutter.add(sample) { try write(full, &ledger) }
    }
  }

  /// Writes the last shard.
  mutating func finish(_ ledger: inout ExportLedger) throws {
    if let last = cutter.finish() { try write(last, &ledger) }
  }

  private func samples(
    of item: ExportPlan.Item, _ written: [WrittenFile], _ outputs: [ClipKey: ClipOutput]
  ) throws -> [(clip: ClipKey, sample: ShardSample)] {
    let bytes = Dictionary(written.map { ($0.file, $0.bytes) }) { first, _ in first }
    let files = Dictionary(grouping: item.files, by: \.clip)
    return try manifest.keptLines(ofVideo: item.row, outputs: outputs).compactMap { line in
      let clip = ClipKey(video: item.row, clip: line.clip)
      guard let key = line.output.key, let parts = files[clip] else { return nil }
      let sample = ShardSample(
        key: key,
        parts: parts.map {
          ShardSample.Part(
            file: $0.file, suffix: ShardPart.suffix(of: $0), bytes: bytes[$0.file] ?? 0,
            contentKey: $0.key)
        }, json: manifest.json(line))
      return (clip, sample)
    }
  }

  private mutating func write(_ shard: ShardCutter.Shard, _ ledger: inout ExportLedger) throws {
    let contents = ShardContents(shard)
    entries[ExportPath(shard.file)] = contents.key
    if !ledger.isDone(shard.file, key: contents.key) {
      try ledger.promise(shard.file, key: contents.key)
      try write(shard)
    }
    try ledger.remember(contents)
    for part in shard.samples.flatMap(\.parts) { try ledger.discard(part.file) }
  }

  private func write(_ shard: ShardCutter.Shard) throws {
    let file = folder.appending(path: shard.file)
    try AtomicFile.makeFolder(of: file)
    try AtomicFile.write(to: file) { handle in
      for sample in shard.samples {
        for (entry, part) in sample.entries {
          try handle.write(contentsOf: entry.header)
          if let part {
            try copy(part, to: handle)
          } else {
            try handle.write(contentsOf: sample.json)
          }
          try handle.write(contentsOf: entry.padding)
        }
      }
      try handle.write(contentsOf: TarEntry.end)
    }
  }

  private func copy(_ part: ShardSample.Part, to handle: FileHandle) throws {
    let file = folder.appending(path: part.file)
    let source = try WinnowError.during("read", file.path) { try FileHandle(forReadingFrom: file) }
    defer { try? source.close() }
    try source.copy(part.bytes, to: handle, reading: file.path)
  }
}

extension ExportSink {
  /// What an export wrote of the clips of a video, as far as it is known.
  func outputs(of item: ExportPlan.Item, _ written: [WrittenFile]) -> [ClipKey: ClipOutput] {
    let byFile = Dictionary(written.map { ($0.file, $0) }) { first, _ in first }
    var outputs: [ClipKey: ClipOutput] = [:]
    for file in item.files {
      var output = outputs[file.clip] ?? ClipOutput()
      if shardLimits != nil { output.key = item.names[file.clip] }
      note(file, byFile[file.file], of: item.video, in: &output)
      outputs[file.clip] = output
    }
    return outputs
  }
}
