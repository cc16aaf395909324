import Foundation
import TestSupport
import WinnowCore

@testable import Winnow

/// The catalog of all fixtures, scanned once for all tests and copied for each.
enum ScannedFixtures {
  private static let original = Result { () throws -> URL in
    let folder = try TemporaryFolder()
    let output = try TemporaryFolder.untilExit().appending(path: "output")
    let catalog = try Catalog(folder: folder.url, create: true)
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2).run(
      inputs: [TestFolders.knownFixtures.path], into: catalog)
    try FileManager.default.copyItem(at: folder.url, to: output)
    return output
  }

  /// A copy of the output directory that the test may do with as it likes.
  static func copy() throws -> Workspace {
    let workspace = try Workspace()
    try FileManager.default.copyItem(at: try original.get(), to: workspace.output)
    return workspace
  }
}
