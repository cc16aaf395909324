import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Exports follow their videos: what was moved, renamed or touched is not coded again, and the result is
/// that of a fresh export.
@Suite struct ExportFollowingTests {
  /// What is exported, in every form.
  enum Form: String, CaseIterable {
    case frames, clips, shards, shardsOfFrames

    var sink: any ExportSink.Type {
      switch self {
      case .frames: FramesSink.self
      case .clips: ClipsSink.self
      case .shards, .shardsOfFrames: WebDatasetSink.self
      }
    }

    var recipe: Recipe {
      var recipe = Recipe.everything
      (recipe.export.shortSide, recipe.export.shardSamples) = (32, 3)
      recipe.export.shardOf = self == .shardsOfFrames ? .frames : .clips
      return recipe
    }
  }

  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("rgb.mkv", "nested/deeper/leaf.mp4", "rotated.mp4", "hard-cuts.mp4")
  }

  private func exported(_ form: Form) throws -> ExportedFolder {
    let folder = ExportedFolder(workspace: workspace, sink: form.sink, recipe: form.recipe)
    #expect(try folder.update().written > 0)
    return folder
  }

  private func move(_ old: String, _ new: String) throws {
    let target = workspace.videos.appending(path: new)
    try AtomicFile.makeFolder(of: target)
    try FileManager.default.moveItem(at: workspace.videos.appending(path: old), to: target)
  }

  private func touch(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)],
      ofItemAtPath: workspace.videos.appending(path: name).path)
  }

  private func expectNothingCoded(_ folder: ExportedFolder) throws {
    let summary = try folder.update()
    #expect(summary.written == 0 && summary.failures.isEmpty && summary.files > 0)
    try folder.expectFresh()
  }

  @Test(arguments: Form.allCases) func renamedAndMovedVideos(form: Form) throws {
    let folder = try exported(form)
    try move("rgb.mkv", "elsewhere/\u{301}other name.mkv")
    try move("nested", "elsewhere/nested")
    try expectNothingCoded(folder)
    try move("hard-cuts.mp4", "zzz.mp4.mkv")
    try expectNothingCoded(folder)
  }

  @Test(arguments: Form.allCases) func touchedVideos(form: Form) throws {
    let folder = try exported(form)
    let before = try folder.content()
    for name in ["rgb.mkv", "rotated.mp4"] { try touch(name) }
    try expectNothingCoded(folder)
    #expect(try folder.content() == before)
  }

  @Test(arguments: Form.allCases) func swappedVideos(form: Form) throws {
    let folder = try exported(form)
    try move("rotated.mp4", "aside")
    try move("hard-cuts.mp4", "rotated.mp4")
    try move("nested/deeper/leaf.mp4", "hard-cuts.mp4")
    try move("aside", "nested/deeper/leaf.mp4")
    try expectNothingCoded(folder)
  }

  /// One of two spellings of the same name goes, and comes back as the other.
  @Test(arguments: Form.allCases) func namesThatDifferInTheirAccentsAlone(form: Form) throws {
    try move("rgb.mkv", "e\u{301}.mkv")
    let folder = try exported(form)
    try move("e\u{301}.mkv", "\u{E9}.mkv")
    try expectNothingCoded(folder)
    try move("rotated.mp4", "e\u{301}.mp4")
    try expectNothingCoded(folder)
  }

  /// A video that comes to another of its stem renames both.
  @Test(arguments: Form.allCases) func twinsThatComeAndGo(form: Form) throws {
    let folder = try exported(form)
    let before = try folder.content()
    try move("rotated.mp4", "RGB.mp4")
    try expectNothingCoded(folder)
    let video = try #require(try workspace.catalog().videos().first { $0.path == "rgb.mkv" })
    let id = try #require(video.id)
    if form == .frames || form == .clips {
      #expect(try folder.files().contains { $0.contains("/rgb-\(id.short)/") })
      #expect(try folder.files().contains { $0.contains("/RGB-") })
    }
    try move("RGB.mp4", "rotated.mp4")
    try expectNothingCoded(folder)
    #expect(try folder.content() == before)
  }

  /// Clips of another recipe have the same names where they show the same frames.
  @Test(arguments: Form.allCases) func clipsThatAreKeptAgain(form: Form) throws {
    var folder = try exported(form)
    let (names, recipe) = (try folder.files(), folder.recipe)
    folder.recipe.clips.minimum = 1.5
    let summary = try folder.update()
    #expect(summary.written == 0 && summary.files > 0)
    let left = try folder.files()
    #expect(form.sink == WebDatasetSink.self || Set(names).isSuperset(of: left))
    try folder.expectFresh()
    folder.recipe = recipe
    try folder.update()
    try folder.expectFresh()
  }

  /// Files that Winnow did not write stay, those of an export before 0.2 go.
  @Test(arguments: [Form.frames, .clips]) func oldExportsAreWrittenAnew(form: Form) throws {
    let folder = ExportedFolder(workspace: workspace, sink: form.sink, recipe: form.recipe)
    let old = ["\(form)/rgb.mkv/0000.mp4", "\(form)/gone/0001-0000003.jpg"]
    for name in old + ["\(form)/rgb.mkv/mine.mp4"] {
      let file = folder.url.appending(path: name)
      try AtomicFile.makeFolder(of: file)
      try Data(name.utf8).write(to: file)
    }
    let text = """
      {"files":{"\(old[0])":"a; 1; 2","\(old[1])":"b","manifest.csv":"manifest"},"format":"\(form)",
      "written":{"\(old[0])":{"file":{"bytes":3,"file":"\(old[0])"},"key":"a; 1; 2"}}}
      """
    try Data(text.utf8).write(to: folder.url.appending(path: ExportLedger.fileName))
    let journal = "{\"promised\":{\"\(form)/late.jpg\":\"c\"}}\n"
    try Data(journal.utf8).write(to: folder.url.appending(path: ExportLedger.journalName))
    try Data("late".utf8).write(to: folder.url.appending(path: "\(form)/late.jpg"))
    let summary = try folder.update()
    #expect(summary.written == summary.files && summary.files > 0)
    let content = try folder.content()
    #expect(!content.keys.contains { old.contains($0.text) || $0.text.hasSuffix("late.jpg") })
    #expect(content[ExportPath("\(form)/rgb.mkv/mine.mp4")] != nil)
    try FileManager.default.removeItem(at: folder.url.appending(path: "\(form)/rgb.mkv"))
    try folder.expectFresh()
  }
}
