import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ExportTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("rgb.mkv", "nested/deeper/leaf.mp4", "rotated.mp4")
    try workspace.scan()
    try workspace.select()
  }

  private func files() throws -> [String] {
    try workspace.results().keys.filter { $0.hasSuffix(".jpg") }.sorted()
  }

  /// When every picture was written, by path.
  private func dates() throws -> [String: Date] {
    var dates: [String: Date] = [:]
    for file in try files() {
      let path = workspace.output.appending(path: file).path
      dates[file] =
        try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        as? Date
    }
    return dates
  }

  @Test func theManifestNamesEveryFileAndNoOther() throws {
    let summary = try workspace.export()
    #expect((summary.clips, summary.files, summary.written) == (3, 9, 9))
    #expect(summary.failures.isEmpty)
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(clips.flatMap { $0.frames.map(\.file) }.sorted() == (try files()))
    for clip in clips {
      let (stem, id) = (ExportNames.stem(of: clip.video), try #require(clip.id).short)
      for frame in clip.frames {
        #expect(frame.file.hasPrefix("frames/\(stem)/000000-\(id)-00000"))
      }
    }
    #expect(
      try files().contains {
        $0.hasPrefix("frames/nested/deeper/leaf/") && $0.hasSuffix("-0000029.jpg")
      })
    #expect(clips.flatMap { $0.frames.map(\.time) }.prefix(3) == [0, 0.56, 1.16])
  }

  @Test func aSecondExportWritesNothing() throws {
    try workspace.export()
    let (before, manifest) = (try dates(), try workspace.bytes(Manifest.fileName))
    let summary = try workspace.export()
    #expect((summary.files, summary.written) == (9, 0))
    #expect(try dates() == before)
    #expect(try workspace.bytes(Manifest.fileName) == manifest)
  }

  /// What was written of it before stays.
  @Test(arguments: [false, true]) func aVideoWhoseTimesAreDamagedIsNamed(isExported: Bool) throws {
    if isExported { try workspace.export() }
    try workspace.catalog().execute(
      """
      UPDATE timelines SET times = x'FFFFFF'
      WHERE video IN (SELECT video FROM places WHERE path = 'rgb.mkv')
      """)
    let summary = try workspace.export()
    #expect((summary.clips, summary.files, summary.failures.count) == (3, 6, 1))
    #expect(try files().count == (isExported ? 9 : 6))
    #expect(summary.failures[0].contains("rgb.mkv"))
  }

  /// Frames that there are not are not exported.
  @Test(arguments: [
    "start_frame = -5", "start_frame = -9223372036854775808, end_frame = 9223372036854775807",
    "end_frame = -1", "start_sample = -9, end_sample = 9000000000000",
    "crop_x = -7, crop_width = 1e18",
    "start_time = -9223372036854775808, end_time = 9223372036854775807",
  ])
  func clipsWithDamagedRowsTrapNothing(change: String) throws {
    try workspace.catalog().execute("UPDATE clips SET \(change)")
    for sink in Toolbox.standard.sinks {
      let folder = ExportedFolder(workspace: workspace, sink: sink, recipe: .everything)
      #expect(throws: Never.self) {
        do { _ = try folder.export() } catch is WinnowError {}
      }
      try FileManager.default.removeItem(at: folder.url)
    }
  }

  /// The longest path that is not too long can be written, and no longer one.
  @Test func pathsThatTheSystemDoesNotTakeAreToldBeforehand() throws {
    let folder = workspace.output.path
    var file = ""
    while !ExportTask.isTooLong(file + "d/", below: folder) { file += "d/" }
    while !ExportTask.isTooLong(file + "f", below: folder) { file += "f" }
    let url = workspace.output.appending(path: file)
    try AtomicFile.makeFolder(of: url)
    try AtomicFile.write(Data("text".utf8), to: url)
    #expect(FileManager.default.contents(atPath: url.path)?.count == 4)
    let longer = workspace.output.appending(path: file + "f")
    #expect(throws: WinnowError.self) { try AtomicFile.write(Data(), to: longer) }
  }

  /// What `run` wrote stays where clips are exported to the same directory by mistake.
  @Test func anExportOfAnotherFormatIsNotReplaced() throws {
    try workspace.export()
    let before = try workspace.results()
    let error = #expect(throws: WinnowError.self) {
      try Export(recipe: .everything, format: ClipsSink.name, isolation: .thisProcess).run(
        workspace.catalog(), to: workspace.output, everyClip: true)
    }
    #expect(error?.reason.contains("frames") == true)
    #expect(try workspace.results() == before)
  }

  @Test func aLostFileIsWrittenAgain() throws {
    try workspace.export()
    let before = try workspace.results()
    let lost = workspace.output.appending(path: try files()[4])
    try FileManager.default.removeItem(at: lost)
    #expect(try workspace.export().written == 1)
    #expect(try workspace.results() == before)
  }

  @Test func otherSettingsWriteEveryFileAnew() throws {
    try workspace.export()
    let before = try workspace.results()
    var recipe = Recipe.everything
    recipe.export.qscale = 20
    #expect(try workspace.export(recipe).written == 9)
    let after = try workspace.results()
    for file in try files() { #expect(after[file] != before[file]) }
    #expect(try workspace.export().written == 9)
    #expect(try workspace.results() == before)
  }

  @Test func anotherSamplerLeavesNoFileBehind() throws {
    try workspace.export()
    var recipe = Recipe.everything
    recipe.export.sampler = "uniform 2"
    let summary = try workspace.export(recipe)
    #expect(summary.files == 6)
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(clips.flatMap { $0.frames.map(\.file) }.sorted() == (try files()))
  }

  @Test func aClipNoLongerKeptLosesItsFiles() throws {
    try workspace.export()
    let before = try workspace.results()
    var recipe = Recipe.everything
    recipe.clips.minimum = 1.3
    try workspace.select(recipe)
    #expect(try workspace.export(recipe).written == 0)
    #expect(try files().allSatisfy { $0.hasPrefix("frames/rotated/") })
    #expect(try files().count == 3)
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: workspace.output.appending(path: "frames").path)
    #expect(folders == ["rotated"], "emptied folders go too")
    try workspace.select()
    #expect(try workspace.export().written == 6)
    #expect(try workspace.results() == before)
  }

  /// A folder with something in it where a picture was, and a file where a folder was.
  @Test(arguments: ["folder", "above"])
  func whatIsInTheWayCostsThatClipAndStays(obstacle: String) throws {
    let whole = ExportedFolder(
      workspace: workspace, sink: FramesSink.self, recipe: .everything, name: "whole")
    try whole.export()
    let clips = try workspace.catalog().videos().flatMap { try workspace.catalog().clips(of: $0) }
    let id = try #require(clips.last?.id).short
    let folder = ExportedFolder(
      workspace: workspace, sink: FramesSink.self, recipe: .everything, name: "other")
    try folder.export()
    let place = folder.url.appending(path: "frames/rotated/000000-\(id)-0000000.jpg")
    let files = FileManager.default
    let mine = obstacle == "above" ? place.deletingLastPathComponent() : place
    try files.removeItem(at: mine)
    if obstacle == "above" {
      try Data("mine".utf8).write(to: mine)
    } else {
      try files.createDirectory(at: mine, withIntermediateDirectories: false)
    }
    if obstacle == "folder" { try Data("mine".utf8).write(to: mine.appending(path: "own.txt")) }
    for _ in 0..<2 {
      let summary = try folder.export()
      #expect((summary.files, summary.written) == (6, 0))
      #expect(summary.failures.count == 1)
      #expect(summary.failures[0].contains("rotated.mp4, clip 0: write \(mine.path): a f"))
    }
    #expect(files.fileExists(atPath: mine.path))
    try files.removeItem(at: mine)
    #expect(try folder.export().written == 3)
    #expect(try folder.content() == whole.content())
  }

  @Test func aForeignFileInTheWayCostsItsClipAndStays() throws {
    let clips = try workspace.catalog().videos().flatMap { try workspace.catalog().clips(of: $0) }
    let id = try #require(clips.last?.id).short
    let name = "frames/rotated/000000-\(id)-0000000.jpg"
    let file = workspace.output.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: file)
    let summary = try workspace.export()
    #expect((summary.files, summary.written) == (6, 6))
    #expect(summary.failures.count == 1)
    #expect(
      summary.failures[0].contains("clip 0: write \(file.path): a file that winnow did not write"))
    #expect(try Data(contentsOf: file) == Data("mine".utf8))
    #expect(try files().filter { $0.hasPrefix("frames/rotated/") } == [name])
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createSymbolicLink(
      atPath: file.path, withDestinationPath: "/nowhere/at/all")
    #expect(try workspace.export().failures.count == 1)
    try FileManager.default.removeItem(at: file)
    #expect(try workspace.export().written == 3)
  }

  @Test func onlyKeptClipsAreListedWhereNotAllAreAskedFor() throws {
    var recipe = Recipe.everything
    recipe.gates = [Gate(score: "exposure.luma", statistic: .mean, lower: 256, upper: nil)]
    try workspace.select(recipe)
    let folder = workspace.output.appending(path: "kept")
    _ = try Export(recipe: recipe, isolation: .thisProcess).run(workspace.catalog(), to: folder)
    #expect(try workspace.bytes("kept/\(Manifest.fileName)").isEmpty)
    #expect(try workspace.export(recipe).files == 0)
    #expect(try workspace.lines(Manifest.fileName, of: ClipAnswer.self).count == 3)
  }

  @Test func withoutASelectionThereIsNothingToExport() throws {
    let fresh = try Workspace("rgb.mkv")
    try fresh.scan()
    let error = #expect(throws: WinnowError.self) { try fresh.export() }
    #expect(error?.reason.contains("winnow select") == true)
  }

  @Test func aVideoThatIsGoneFailsAloneAndKeepsItsRow() throws {
    try FileManager.default.removeItem(at: workspace.videos.appending(path: "rgb.mkv"))
    let summary = try workspace.export()
    #expect(summary.failures.count == 1)
    #expect(summary.failures.first?.hasSuffix("rgb.mkv: gone") == true)
    #expect(summary.written == 6)
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(clips.first { $0.video == "rgb.mkv" }?.frames.isEmpty == true)
    #expect(clips.filter { $0.frames.count == 3 }.count == 2)
  }

  @Test func aStoppedExportLeavesTheOldManifest() throws {
    let manifest = try workspace.bytes(Manifest.fileName)
    let cancellation = Cancellation()
    cancellation.cancel()
    let summary = try Export(recipe: .everything, isolation: .thisProcess).run(
      workspace.catalog(), to: workspace.output, everyClip: true, cancellation: cancellation)
    #expect(summary.isInterrupted)
    #expect(summary.written == 0)
    #expect(try workspace.bytes(Manifest.fileName) == manifest)
  }
}
