import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Catalogs that earlier versions wrote, in Fixtures/catalogs, give the verdicts that they gave then.
@Suite struct OldCatalogTests {
  private static func lines(_ file: URL) throws -> [ClipAnswer] {
    try Data(contentsOf: file).split(separator: 0x0A).map {
      try JSONDecoder().decode(ClipAnswer.self, from: $0)
    }
  }

  @Test(arguments: ["layout-9"]) func verdictsAreThoseOfThen(name: String) throws {
    let then = TestFolders.fixtures.appending(path: "catalogs/\(name)")
    let workspace = try Workspace()
    try FileManager.default.copyItem(at: then, to: workspace.output)
    let funnel = try workspace.select(Recipe.named("balanced"))
    let known = try Self.lines(then.appending(path: Manifest.fileName))
    let found = try Self.lines(workspace.output.appending(path: Manifest.fileName))
    #expect(funnel.clips == known.count && found.count == known.count)
    for (now, before) in zip(found, known) {
      #expect((now.video, now.clip) == (before.video, before.clip))
      #expect(now.verdict == before.verdict && now.reasons == before.reasons, "\(now.video)")
      #expect(now.crop == before.crop && now.group == before.group, "\(now.video)")
      #expect(now.scores == before.scores, "\(now.video)")
    }
  }
}
