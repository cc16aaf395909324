import Foundation
import WinnowCore
import WinnowMedia

/// Packs what an export wrote into the shards that were planned, in the order of the clips.
struct ShardPacking: ExportPacking {
  private let sink: any ExportSink
  private let manifest: Manifest
  private let folder: OutputFolder
  private var cutter: ShardCutter
  /// For each shard what decides its content.
  private(set) var entries: [ExportPath: String] = [:]
  /// For each clip of a shard that cannot be written the reason.
  private(set) var losses: [ClipKey: String] = [:]

  /// - Parameter bytes: of a shard at most; one sample may be larger than that.
  init(_ sink: any ExportSink, bytes: Int, manifest: Manifest, folder: OutputFolder) {
    self.sink = sink
    self.manifest = manifest
    self.folder = folder
    cutter = ShardCutter(bytes: bytes)
  }

  /// The waiting files that need not be written, since their shards are there and will be the same.
  func settled(_ plan: ExportPlan, _ ledger: ExportLedger) throws -> Set<String> {
    var (trial, settled) = (self, Set<String>())
    func settle(_ shard: ShardCutter.Shard?) {
      guard let shard,
        ledger.isDone(shard.file, key: shard.key, bytes: ShardContents(shard).bytes)
      else { return }
      settled.formUnion(shard.samples.flatMap { $0.parts.map(\.file) })
    }
    var unclear: Int?
    for item in plan.videos {
      let written = item.files.compactMap { ledger.remembered($0.key, at: $0.file) }
      let outputs = sink.outputs(of: item, written)
      for planned in try trial.samples(of: item, written, outputs) where planned.shard != unclear {
        guard let sample = planned.sample else {
          // Behind a file of unknown size nothing is known of where the files of its shard end.
          unclear = planned.shard
          settle(trial.cutter.abandon(planned.shard))
          continue
        }
        settle(trial.cutter.add(sample, to: planned.shard))
      }
    }
    settle(trial.cutter.finish())
    return settled
  }

  func restore(_ files: [ExportFile], _ ledger: ExportLedger, isCancelled: () -> Bool) throws {
    try ShardReuse(ledger: ledger, folder: folder).restore(files, isCancelled: isCancelled)
  }

  /// Packs the files of a video, and notes in `outputs` where they went.
  mutating func add(
    _ item: ExportPlan.Item, _ written: [WrittenFile], _ outputs: inout [ClipKey: ClipOutput],
    _ ledger: inout ExportLedger
  ) throws {
    for planned in try samples(of: item, written, outputs) {
      guard let sample = planned.sample else { continue }
      outputs[planned.clip]?.shard = cutter.file(for: sample, of: planned.shard)
      if let full = cutter.add(sample, to: planned.shard) { try write(full, &ledger) }
    }
  }

  /// Writes the last shard.
  mutating func finish(_ ledger: inout ExportLedger) throws {
    if let last = cutter.finish() { try write(last, &ledger) }
  }

  /// A clip and the number of its shard; without a sample where not all of its files are known.
  private typealias Planned = (clip: ClipKey, shard: Int, sample: ShardSample?)

  private func samples(
    of item: ExportPlan.Item, _ written: [WrittenFile], _ outputs: [ClipKey: ClipOutput]
  ) throws -> [Planned] {
    let bytes = Dictionary(written.map { ($0.file, $0.bytes) }) { first, _ in first }
    let files = Dictionary(grouping: item.files, by: \.clip)
    return try manifest.keptLines(ofVideo: item.row, outputs: outputs).compactMap { line in
      let clip = ClipKey(video: item.row, clip: line.clip)
      guard let parts = files[clip], let shard = item.shards[clip] else { return nil }
      guard let key = line.output.key, parts.allSatisfy({ bytes[$0.file] != nil }) else {
        return (clip, shard, nil)
      }
      let sample = ShardSample(
        clip: clip, key: key,
        parts: parts.map {
          ShardSample.Part(
            file: $0.file, suffix: ShardPart.suffix(of: $0), bytes: bytes[$0.file] ?? 0,
            contentKey: $0.key)
        }, json: manifest.json(line))
      return (clip, shard, sample)
    }
  }

  private mutating func write(_ shard: ShardCutter.Shard, _ ledger: inout ExportLedger) throws {
    var contents = ShardContents(shard)
    let parts = shard.samples.flatMap(\.parts)
    if let obstacle = ledger.obstacles(to: [ExportPath(shard.file)]).values.first {
      for sample in shard.samples { losses[sample.clip] = obstacle.description }
      for part in parts { try ledger.discard(part.file) }
      return
    }
    entries[ExportPath(shard.file)] = contents.key
    if !ledger.isDone(shard.file, key: contents.key, bytes: contents.bytes) {
      try ledger.promise(shard.file, key: contents.key)
      contents.hash = try write(shard)?.hash
    }
    try ledger.remember(contents)
    for part in parts { try ledger.discard(part.file) }
  }

  private func write(_ shard: ShardCutter.Shard) throws -> FileContent? {
    try folder.write(to: ExportPath(shard.file)) { handle in
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
    let file = ExportPath(part.file)
    let source = try folder.reading(file)
    defer { try? source.close() }
    try source.copy(part.bytes, to: handle, reading: folder.path(file))
  }
}
