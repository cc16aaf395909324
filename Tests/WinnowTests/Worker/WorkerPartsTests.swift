import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct WorkerPartsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func bytes(_ count: Int, _ seed: Int) -> Data {
    Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* seed) })
  }

  /// Thousands of small files cost a message each, not one a score.
  @Test func aShortRecordIsOneMessage() throws {
    let source = try #require(
      try InputWalker.sources(in: [TestFolders.fixture("sharp.mp4").path]).first)
    let scanned = VideoScanner(recipe: Recipe()).scan(source) { true }
    let record = try #require(scanned)
    let (near, far) = try #require(MessageSocket.pair())
    defer { near.close() }
    let descriptor = far.descriptor
    Thread.detachNewThread {
      let socket = MessageSocket(descriptor: descriptor)
      try? socket.send(record)
      socket.close()
    }
    guard case .measured(let packed) = try near.receive(WorkerReply.self) else {
      Issue.record("parts came first")
      return
    }
    let (sent, come) = (record.storable?.parts, packed.record(of: source, [:]).stored?.parts)
    #expect(try #require(sent).count > 50)
    #expect(try come?.mapValues { try $0.data() } == sent?.mapValues { try $0.data() })
    #expect(throws: MessageSocket.Failure.self) { try near.receive(WorkerReply.self) }
  }

  /// Parts of all lengths come as they were sent, and nothing lies in the folder.
  @Test func longPartsWaitInAFileWithoutAName() throws {
    let sent: [(StoredMeasurements.Part, Data)] = [
      (.times, bytes(10, 3)), (.track("a"), Data()), (.fingerprints, bytes(3 << 20, 7)),
      (.pdq, bytes(100, 5)), (.thumbnails, bytes(1 << 20, 11)), (.track("b"), Data()),
    ]
    var parts = WorkerParts(in: folder.url)
    for (part, bytes) in sent {
      try parts.begin(part, bytes.count)
      var rest = bytes[...]
      while !rest.isEmpty {
        try parts.take(Data(rest.prefix(70_000)))
        rest = rest.dropFirst(70_000)
      }
      #expect(parts.missing == 0)
    }
    #expect(parts.parts.count == sent.count)
    for (part, bytes) in sent { #expect(try parts.parts[part]?.data() == bytes) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    guard case .memory = parts.parts[.times], case .spooled = parts.parts[.thumbnails] else {
      Issue.record("\(parts)")
      return
    }
  }

  @Test func moreThanWasAnnouncedIsGarbled() throws {
    var parts = WorkerParts(in: folder.url)
    try parts.begin(.times, 3)
    #expect(throws: MessageSocket.Failure.garbled) { try parts.take(bytes(4, 1)) }
    #expect(throws: MessageSocket.Failure.garbled) { try parts.begin(.pdq, -1) }
    #expect(throws: MessageSocket.Failure.garbled) { try parts.begin(.pdq, .max) }
  }

  /// A blob that is written piece by piece is the one that was there.
  @Test func longBlobsAreWrittenPieceByPiece() throws {
    let catalog = try Catalog(folder: folder.url, create: true)
    let source = VideoSource(root: "/r", path: "v.mp4", size: 1, modified: 2)
    var record = VideoRecord(source: source, outcome: .scanned)
    var stored = StoredMeasurements(frames: 0, duration: 0)
    var parts = WorkerParts(in: folder.url)
    let long = bytes(5 << 20 | 3, 13)
    for part in [StoredMeasurements.Part.fingerprints, .thumbnails] {
      try parts.begin(part, long.count)
      try parts.take(long)
    }
    stored.parts = parts.parts
    stored.parts[.pdq] = .memory(long)
    stored.parts[.thumbnailFrames] = .memory(bytes(4, 1))
    record.stored = stored
    try catalog.write(
      Catalog.Finding(
        record: record, row: nil, id: nil, files: [(source, nil)],
        revisions: MeasurementRevisions(), parts: nil))
    #expect(try catalog.data("SELECT codes FROM fingerprints") == long)
    #expect(try catalog.data("SELECT pictures FROM thumbnails") == long)
    #expect(try catalog.data("SELECT hashes FROM pdq") == long)
  }
}
