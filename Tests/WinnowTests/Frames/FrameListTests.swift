import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct FrameListTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace("rgb.mkv", "nested/deeper/leaf.mp4", "hard-cuts.mp4", "sharp.mp4")
    try workspace.scan()
    try workspace.select()
  }

  private func ids(_ stream: FrameStream = FrameStream(isolation: .thisProcess)) throws
    -> [ContentID]
  {
    try stream.list(workspace.catalog()).videos.flatMap(\.clips).map(\.id)
  }

  /// The clips of the manifest, in its order.
  private func listed(_ isWanted: (ClipAnswer) -> Bool) throws -> [ContentID] {
    try workspace.lines(Manifest.fileName, of: ClipAnswer.self).filter(isWanted).compactMap(\.id)
  }

  @Test func keptClipsComeInTheOrderOfTheManifest() throws {
    var recipe = Recipe.everything
    recipe.gates = [Gate(score: "sharpness.laplacian", statistic: .mean, lower: 300, upper: nil)]
    try workspace.select(recipe)
    let (kept, all) = (try listed { $0.verdict == .keep }, try listed { _ in true })
    #expect(!kept.isEmpty && kept.count < all.count)
    #expect(try ids() == kept)
    var stream = FrameStream(isolation: .thisProcess)
    stream.clips = .all
    #expect(try ids(stream) == all)
    #expect(try workspace.streamed(isNew: false) { $0.clips = .all }.map(\.clip.id) == all)
  }

  @Test func theSamplerIsThatOfTheRecipeUnlessGiven() throws {
    var recipe = Recipe.everything
    recipe.export.sampler = "uniform 2"
    try workspace.select(recipe)
    var stream = FrameStream(isolation: .thisProcess)
    let counts = {
      try stream.list(workspace.catalog()).videos.flatMap(\.clips).map(\.frames.count)
    }
    #expect(try Set(counts()) == [2])
    stream.sampler = "uniform 4"
    #expect(try Set(counts()) == [4])
    stream.sampler = "unifrom 4"
    let error = #expect(throws: WinnowError.self) { try counts() }
    #expect(error?.reason.contains("uniform") == true)
  }

  @Test func withoutASelectionThereIsNothingToRead() throws {
    let fresh = try Workspace("rgb.mkv")
    try fresh.scan()
    let error = #expect(throws: WinnowError.self) {
      try FrameStream(isolation: .thisProcess).list(fresh.catalog())
    }
    #expect(error?.reason.contains("winnow select") == true)
  }

  /// The folder is free, and what is written there changes nothing.
  @Test func theCatalogIsNotNeededOnceTheListIsRead() throws {
    let wanted = try workspace.streamed(isNew: false)
    var stream = FrameStream(isolation: .thisProcess)
    (stream.sampler, stream.jobs) = ("uniform 3", 2)
    let list = try stream.list(workspace.catalog())
    var found: [ContentID] = []
    try FolderLock.during(.writing, workspace.output) {
      try workspace.catalog().clearVerdicts()
      try stream.run(list) { found.append($0.id) }
    }
    #expect(found == wanted.map(\.clip.id))
  }

  /// Clips of damaged rows have an error, or what the rows say.
  @Test(arguments: [
    "start_frame = -5", "start_frame = -9223372036854775808, end_frame = 9223372036854775807",
    "end_frame = -1", "crop_x = -7, crop_width = 1e18", "crop_width = 0",
    "start_time = -9223372036854775808, end_time = 9223372036854775807",
  ])
  func clipsWithDamagedRowsTrapNothing(change: String) throws {
    try workspace.catalog().execute("UPDATE clips SET \(change)")
    #expect(throws: Never.self) {
      do {
        for frames in try workspace.streamed(isNew: false) {
          #expect(frames.clip.bytes == frames.bytes.count)
          #expect(frames.clip.fault == nil || frames.bytes.isEmpty)
        }
      } catch is WinnowError {}
    }
  }

  @Test func clipsOfAVideoWhoseTimesAreDamagedHaveAnError() throws {
    try workspace.catalog().execute(
      """
      UPDATE timelines SET times = x'FFFFFF'
      WHERE video IN (SELECT video FROM places WHERE path = 'rgb.mkv')
      """)
    let found = try workspace.streamed(isNew: false)
    #expect(Set(found.filter { $0.clip.fault != nil }.map(\.clip.source)) == ["rgb.mkv"])
    #expect(found.count == (try listed { $0.verdict == .keep }).count)
  }

  @Test func clipsOfAVideoThatIsGoneHaveAnError() throws {
    try FileManager.default.removeItem(at: workspace.videos.appending(path: "rgb.mkv"))
    let lost = try workspace.streamed(isNew: false).filter { $0.clip.fault != nil }
    #expect(Set(lost.map(\.clip.source)) == ["rgb.mkv"])
    #expect(lost.allSatisfy { $0.clip.fault?.hasSuffix("rgb.mkv: gone") == true })
  }

  @Test(arguments: [(0, 2), (-4, 2), (20000, 20000), (Int.max, 2)])
  func aSizeThatPicturesCannotHaveIsAnError(width: Int, height: Int) throws {
    var stream = FrameStream(isolation: .thisProcess)
    stream.size = FrameSize(width: width, height: height)
    let error = #expect(throws: WinnowError.self) { try stream.list(workspace.catalog()) }
    #expect(error?.kind == .outOfRange)
  }
}

@Suite struct FrameSizeTests {
  @Test(arguments: [("224x224", 224, 224), ("1x16384", 1, 16384)])
  func sizesAreRead(text: String, width: Int, height: Int) {
    #expect(FrameSize(text) == FrameSize(width: width, height: height))
  }

  @Test(arguments: [
    "", "x", "224", "224x", "x224", "0x4", "4x0", "-4x4", "+4x4", "4x16385", "4X4", "4x4x4", " 4x4",
    "99999999999999999999x4", "\u{664}x4",
  ])
  func othersAreRefused(text: String) { #expect(FrameSize(text) == nil) }
}
