import WinnowCore

/// A sink whose files are not what an export consists of: they wait, and are packed into others.
protocol PackingSink: ExportSink {
  /// Clips that go into a shard. Which one each goes to, and which part of an export writes it, follows from that
  /// before anything is coded.
  var shardSamples: Int { get }

  /// What packs the files into `folder`.
  ///
  /// - Parameter manifest: says of clips what is packed with their files.
  func makePacking(_ manifest: Manifest, into folder: OutputFolder) -> any ExportPacking
}

/// Packs what an export writes of clips into the files that it consists of, in the order of the clips.
protocol ExportPacking {
  /// For each file that was packed what decides its content.
  var entries: [ExportPath: String] { get }
  /// For each clip of a file that cannot be written the reason.
  var losses: [ClipKey: String] { get }

  /// The waiting files that need not be written, since what holds them is there and will be the same.
  func settled(_ plan: ExportPlan, _ ledger: ExportLedger) throws -> Set<String>

  /// Has those of `files` wait again that an earlier export has packed otherwise.
  func restore(_ files: [ExportFile], _ ledger: ExportLedger, isCancelled: () -> Bool) throws

  /// Packs the files of a video, and notes in `outputs` where they went.
  mutating func add(
    _ item: ExportPlan.Item, _ written: [WrittenFile], _ outputs: inout [ClipKey: ClipOutput],
    _ ledger: inout ExportLedger) throws

  /// Writes what is left once all videos are added.
  mutating func finish(_ ledger: inout ExportLedger) throws
}
