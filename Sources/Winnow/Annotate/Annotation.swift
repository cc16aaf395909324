import Foundation
import WinnowCore
import WinnowMedia

/// Shows clips of a catalog to the models of a recipe and keeps what these say.
///
/// Models see the clips that would be kept if every score passed that is still to come, and of these only the frames
/// that they ask for. What they have said is kept for the clip and for the model, its files and its settings: nothing is
/// asked twice. One that is stopped goes on where it was.
package struct Annotation: Sendable {
  /// Says which models, how videos are cut, and which clips would be kept.
  package var selection: Selection
  /// Clips shown at the same time.
  package var jobs = ProcessInfo.processInfo.activeProcessorCount
  /// Where videos are decoded and models run.
  package var isolation: Isolation
  /// Which part of the clips; nil for all of them.
  package var part: ExportPart?
  /// Told of every clip that was shown.
  package var progress = AnnotationProgress()

  /// Shows the clips that a selection would keep to the models of its recipe.
  package init(_ selection: Selection, isolation: Isolation) {
    (self.selection, self.isolation) = (selection, isolation)
  }

  /// What came of it.
  package struct Summary: Sendable {
    /// Clips that models were shown.
    package var clips = 0
    /// Clips that could not be shown, a line each with the reason.
    package var failures: [String] = []
    /// Clips that are left out, since only keyframes of their videos were decoded.
    package var surveyed = 0
    /// Whether it was asked to stop before its end.
    package var isInterrupted = false
  }

  /// Shows clips until none lacks an answer that would be kept. Verdicts stay as they are: select anew.
  ///
  /// - Throws: `WinnowError` where a model cannot be used, the catalog cannot be read or written, another winnow is at
  ///   work in its folder, or no worker can be started.
  package func run(
    on catalog: Catalog, cancellation: Cancellation = Cancellation()
  ) throws -> Summary {
    var selection = selection
    selection.recipe = try named(catalog.toolbox.instruments)
    let host = ModelHost(isolation, catalog.toolbox.instruments)
    try host.check(selection.recipe)
    let round = try AnnotationRound(
      catalog, selection.recipe, host, jobs: jobs, progress, cancellation: cancellation)
    return try catalog.during(.writing) {
      try catalog.running("annotate") {
        let summary = try run(round, selection, on: catalog)
        return (summary, RunEnding(isInterrupted: summary.isInterrupted))
      }
    }
  }

  /// Says what is wrong with the models of the recipe, before anything is done by them.
  ///
  /// - Throws: `WinnowError` where one cannot be used, or no worker can be started.
  package func check(_ toolbox: Toolbox) throws {
    try ModelHost(isolation, toolbox.instruments).check(named(toolbox.instruments))
  }

  private func run(
    _ round: AnnotationRound, _ selection: Selection, on catalog: Catalog
  ) throws -> Summary {
    var (summary, lost) = (Summary(), Set<ContentID>())
    // Whatever has been said meanwhile, a part stays what it is.
    let share = try part.map {
      try AnnotationList(catalog, by: selection, forgets: true).share($0)
    }
    while true {
      var list = try AnnotationList(catalog, by: selection, without: lost)
      summary.surveyed = list.surveyed
      if let share { list = list.only(share) }
      if list.videos.isEmpty { break }
      progress.begin(clips: list.clips)
      try round.run(list, &summary, &lost)
      // What is kept in place of what fails is others' to see where this is a part.
      if summary.isInterrupted || part != nil { break }
    }
    return summary
  }

  private func named(_ instruments: Instruments) throws -> Recipe {
    guard !selection.recipe.models.isEmpty else {
      throw WinnowError(
        "show clips to", "models", reason: "the recipe has none", kind: .badRecipe)
    }
    var recipe = selection.recipe
    for (place, entry) in recipe.models.enumerated() {
      do throws(ModelError) {
        recipe.models[place] = try entry.named(instruments)
      } catch {
        throw Self.refusal(of: entry, error.description)
      }
    }
    return recipe
  }

  static func refusal(of entry: ModelEntry, _ reason: String) -> WinnowError {
    WinnowError("use the model", entry.name, reason: reason)
  }
}
