import Foundation
import Winnow
import WinnowCore

// Scans a directory by instruments of its own in worker processes that are this program, gates on its own score, and
// exports by its own sink. It says what came of it, and ends with 1 where that is not what was expected.

let toolbox = try Toolbox.standard
  .with(
    Instruments.standard.adding(metric: Warmth()).adding(metric: Changes())
      .adding(detector: EveryFrames.self).adding(sampler: LastFrame.self)
  )
  .adding(sink: PixmapSink.self).adding(sink: ColumnsSink.self).adding(form: ClipColumns.self)

let arguments = CommandLine.arguments
if arguments.last == "worker" {
  Worker.serve(toolbox)
  exit(0)
}

guard arguments.count == 3, let program = Bundle.main.executablePath else {
  print("usage: extended VIDEOS DIR")
  exit(2)
}
let output = URL(filePath: arguments[2])
let worker = [program, "worker"]
let recipe = try RecipeYAML.recipe(
  """
  shots: {detector: every-frames 10}
  clips: {min: 0}
  gates:
    look.warmth.mean: [-20, 20]
    look.changes.mean: [0.01, ~]
  export: {sampler: last}
  """, toolbox.instruments)

let catalog = try Catalog(folder: output, create: true, toolbox: toolbox)
let scan = try Scan(recipe: recipe, isolation: .workers(worker)).run(
  inputs: [arguments[1]], into: catalog)
let funnel = try Selection(recipe: recipe).run(on: catalog)
let export = try Export(recipe: recipe, format: PixmapSink.name, isolation: .workers(worker))
  .run(catalog, to: output.appending(path: "export"))
print("scanned \(scan.scanned), clips \(funnel.clips), kept \(funnel.kept), files \(export.files)")
let table = try Export(recipe: recipe, format: ColumnsSink.name, isolation: .workers(worker))
  .run(catalog, to: output.appending(path: "table"))
if table.files != export.files { exit(1) }
if funnel.kept == 0 || funnel.kept == funnel.clips || export.files != funnel.kept { exit(1) }
for failure in export.failures { print(failure) }
