import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct UncomparedSelectionTests {
  private func recipe(_ scope: CopySettings.Scope) -> Recipe {
    var recipe = Recipe.everything
    recipe.clips.minimum = 0.5
    recipe.gates = [
      Gate(score: "exposure.luma", measure: .below(60), lower: nil, upper: 0.3),
      Gate(score: "sharpness.laplacian", statistic: .p5, lower: 20, upper: nil),
      Gate(score: "motion.vmaf", measure: .above(2), lower: 0.1, upper: nil),
    ]
    recipe.copies.scope = scope
    return recipe
  }

  /// One pass says what two say that find no copies, of videos that are cut anew and of others.
  ///
  /// - Parameter isStale: whether a gate cannot be asked.
  @Test(arguments: [false, true]) func onePassSaysWhatTwoDo(isStale: Bool) throws {
    let (one, two) = (try ScannedFixtures.copy(), try ScannedFixtures.copy())
    for workspace in [one, two] where isStale {
      try workspace.catalog().execute(
        """
        UPDATE measurements SET parts = replace(parts, '"motion.vmaf"', '"motion.of.old"')
        WHERE id = (SELECT max(measurement) FROM videos)
        """)
    }
    for _ in 0..<2 {
      let funnel = try one.select(recipe(.off))
      #expect(try two.select(recipe(.video)).description == funnel.description)
      #expect(funnel.rejected > 0 && funnel.copies == 0)
      #expect((funnel.kept > 0) == !isStale && (funnel.unmeasured > 0) == isStale)
      #expect(try one.bytes(Manifest.fileName) == two.bytes(Manifest.fileName))
      let verdicts = try [one, two].map { workspace in
        let catalog = try workspace.catalog()
        return try catalog.videos().flatMap(catalog.clips).map { "\($0.verdict)" }
      }
      #expect(verdicts[0] == verdicts[1] && !verdicts[0].isEmpty)
    }
  }
}
