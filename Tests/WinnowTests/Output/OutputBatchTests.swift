import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct OutputBatchTests {
  private let folder: TemporaryFolder
  private let output: OutputFolder

  init() throws {
    folder = try TemporaryFolder()
    output = try OutputFolder(folder.url.path)
  }

  private func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
      .filter { $0.contains("file") }.sorted()
  }

  @Test(arguments: [1, 8, 9, 300]) func filesAppearTogether(count: Int) throws {
    let batch = OutputBatch(in: output)
    for number in 0..<count {
      let bytes = Array("\(number)".utf8)
      #expect(try batch.write(bytes, to: "a\(number % 3)/file\(number)") == FileContent(bytes))
    }
    // Those that are enough do not wait for others.
    #expect(try files().filter { !$0.contains("winnow-part") }.count == count / 256 * 256)
    try batch.commit()
    #expect(try files() == (0..<count).map { "a\($0 % 3)/file\($0)" }.sorted())
    for number in 0..<count {
      let bytes = try output.contents(ExportPath("a\(number % 3)/file\(number)"))
      #expect(bytes == Data("\(number)".utf8))
    }
  }

  @Test func whatIsNotCommittedGoes() throws {
    do {
      let batch = OutputBatch(in: output)
      _ = try batch.write([1], to: "a/file")
      _ = try batch.begin("a/file2")
    }
    #expect(try files() == [])
  }

  /// As FFmpeg does, which opens what it has written once more.
  @Test func somebodyElseWritesByAPath() throws {
    let batch = OutputBatch(in: output)
    let path = try batch.begin("a/file")
    #expect(batch.name(of: path) == folder.url.appending(path: "a/file").path)
    let other = try batch.begin("a/file2")
    try FileManager.default.moveItem(
      at: folder.url.appending(path: "a"), to: folder.url.appending(path: "b"))
    let writer = try FileHandle(forWritingTo: URL(filePath: path))
    try writer.write(contentsOf: Data("bytes".utf8))
    try writer.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("bytes".utf8))
    #expect(try batch.finish("a/file") == FileContent(Array("bytes".utf8)))
    batch.abandon("a/file2")
    #expect(!other.isEmpty)
    try batch.commit()
    #expect(try files() == ["b/file"])
  }
}
