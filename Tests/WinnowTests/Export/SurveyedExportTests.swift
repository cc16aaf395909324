import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Clips that cannot be exported yet.
@Suite struct SurveyedExportTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace("rgb.mkv")
    try workspace.scan()
    try workspace.add("rotated.mp4")
    var survey = Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 1)
    survey.keyframesOnly = true
    _ = try survey.run(inputs: [workspace.videos.path], into: workspace.catalog())
    try workspace.select()
    return workspace
  }

  @Test(arguments: ["frames", "clips", "webdataset", "manifest"])
  func clipsOfSurveysAreCountedAndLeftOut(format: String) throws {
    let workspace = try workspace()
    let sink = try #require(Toolbox.standard.sink(format))
    let folder = ExportedFolder(workspace: workspace, sink: sink, recipe: .everything)
    let summary = try folder.export()
    #expect((summary.clips, summary.surveyed) == (1, 1))
    let lines = try workspace.lines("exported/manifest.jsonl", of: ClipAnswer.self)
    #expect(lines.map(\.video) == ["rgb.mkv"])
    let buckets = summary.buckets.map(\.clips)
    #expect(buckets == [1])
  }

  @Test func aListOfEveryClipHasThem() throws {
    let workspace = try workspace()
    #expect(try workspace.export().surveyed == 1)
    let lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(lines.map(\.video) == ["rgb.mkv", "rotated.mp4"])
    #expect(lines.map(\.frames.isEmpty) == [false, true])
  }

  /// A survey of the one takes the name of the other into account.
  @Test func surveyedVideosAreToldFromOthers() throws {
    let workspace = try workspace()
    let moved = workspace.videos.appending(path: "rgb.mp4")
    try FileManager.default.moveItem(
      at: workspace.videos.appending(path: "rotated.mp4"), to: moved)
    var survey = Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 1)
    survey.keyframesOnly = true
    _ = try survey.run(inputs: [workspace.videos.path], into: workspace.catalog())
    try workspace.select()
    try workspace.export()
    let lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    let id = try #require(lines.first { !$0.frames.isEmpty }?.videoID)
    #expect(lines.flatMap(\.frames).allSatisfy { $0.file.hasPrefix("frames/rgb-\(id.short)/") })
  }

  /// As of an old catalog.
  @Test func clipsWithoutIDsAreRefused() throws {
    let workspace = try Workspace("rgb.mkv", "rotated.mp4")
    try workspace.scan()
    try workspace.catalog().execute("UPDATE videos SET content = NULL")
    try workspace.catalog().execute("UPDATE places SET changed = NULL")
    try workspace.select()
    let folder = ExportedFolder(
      workspace: workspace, sink: FramesSink.self, recipe: .everything)
    let error = #expect(throws: WinnowError.self) { try folder.export() }
    #expect(error?.reason.hasPrefix("2 clips have no ids") == true)
    #expect(error?.reason.hasSuffix("run 'winnow scan'") == true)
    #expect(try folder.update().written == 6)
  }
}
