import Foundation

extension TestFolders {
  /// The real clips in `folders`, as paths below `clips`, sorted; none where they are not there.
  package static func clips(in folders: String...) -> [String] {
    guard let clips else { return [] }
    return folders.flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: clips.appending(path: folder).path)
      return (names ?? []).sorted().map { "\(folder)/\($0)" }
    }
  }

  /// Whether tests are to read them, which takes minutes.
  package static let hasClips = SlowTests.areWanted && clips != nil
  /// Why a test that needs them is skipped.
  package static let missingClips = "\(SlowTests.missing), and with real clips beside the checkout"
}
