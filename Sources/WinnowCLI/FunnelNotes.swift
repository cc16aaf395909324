import Foundation
import Winnow

/// What a funnel leaves to be done, as sentences with the commands that do it.
struct FunnelNotes {
  private static let mostInputs = 8

  let lines: [String]

  /// - Parameters:
  ///   - recipe: as the user named it.
  ///   - output: the catalog's folder as the user named it.
  init(_ funnel: Funnel, _ catalog: Catalog, recipe: String, output: String) throws {
    let isDefault = recipe == Presets.all[0].name
    let present = try catalog.inputs().filter { FileManager.default.fileExists(atPath: $0) }
    // A list that fills the screen helps nobody.
    let inputs = present.count <= Self.mostInputs ? present.map(\.quotedForShell) : ["INPUT..."]
    let scan =
      present.isEmpty
      ? "a scan where the files are"
      : "\(NextSteps.program) scan \(inputs.joined(separator: " ")) -o \(output.quotedForShell)"
        + (isDefault ? "" : " --recipe \(recipe.quotedForShell)")
    var lines: [String] = []
    if funnel.unmeasured > 0 {
      lines.append(
        "\(funnel.unmeasured) clips cannot be judged for want of measurement; \(scan) measures what "
          + "is missing")
    }
    let directory = output.quotedForShell
    let selected = funnel.unanswered > 0 ? try catalog.recipeOfSelection() : nil
    if let selected, selected.asksModels {
      lines.append(
        "\(funnel.unanswered) clip\(funnel.unanswered == 1 ? " waits" : "s wait") for models: "
          + "\(NextSteps.program) annotate \(directory) --recipe \(recipe.quotedForShell)")
    } else if funnel.unanswered > 0 {
      lines.append(
        "\(funnel.unanswered) clip\(funnel.unanswered == 1 ? " waits" : "s wait") for scores from outside: \(NextSteps.program) frames \(directory) | MODEL "
          + "| \(NextSteps.program) join \(directory) -")
    }
    if funnel.measuredOtherwise > 0, funnel.unmeasured == 0 {
      lines.append(
        "\(funnel.measuredOtherwise) videos were measured otherwise than this recipe and this version "
          + "would; \(scan) measures what differs")
    }
    if funnel.unnamed > 0 {
      lines.append(
        "\(funnel.unnamed) videos have no ids yet, and null stands in their place; \(scan) reads "
          + "their bytes and decodes nothing")
    }
    if funnel.presence.isElsewhere {
      lines.append(
        "none of the directories that were scanned is here; files are taken to be as the last scan "
          + "found them (--root OLD=NEW says where a tree lies now)")
    }
    for root in funnel.presence.missing {
      lines.append(
        "\(root) is not here, so its files are gone; --root \(root)=NEW says where it lies now")
    }
    self.lines = lines
  }
}

extension Funnel {
  /// Shows it, and below it what it leaves to be done.
  func show(_ catalog: Catalog, recipe: String, output: String) throws {
    Terminal.show(.lines(self))
    // What follows is to stand below it.
    fflush(nil)
    for note in try FunnelNotes(self, catalog, recipe: recipe, output: output).lines {
      Terminal.say("\(note)")
    }
  }
}
