import Foundation
import Winnow
import WinnowCore

// Goes through the pages beside this file as a dataset builder's program would.

let arguments = CommandLine.arguments
if arguments.last == "worker" {
  Worker.serve()
  exit(0)
}
guard arguments.count == 3, let program = Bundle.main.executablePath else {
  print("usage: reading VIDEOS DIR")
  exit(2)
}
let (videos, output) = (arguments[1], URL(filePath: arguments[2]))
let workers = [program, "worker"]
let colourful = "\(videos)/colourful.mp4"

print(try look(at: colourful))
guard try batch(of: colourful).count == 8 * 3 * 224 * 224 else { exit(1) }
for (time, green) in try brightness(of: colourful, in: 0.5..<0.7) { print(time, green) }
for shot in try sharpness(ofShotsOf: "\(videos)/hard-cuts.mp4") { print(shot) }
for (clip, misses) in try judge("\(videos)/dark.mp4", by: Recipe.named("balanced")) {
  print(clip.frames, misses)
}

guard try open(output.appending(path: "nowhere")) == nil else { exit(1) }
guard try video(at: "\(videos)/nowhere.mp4") == nil else { exit(1) }
let catalog = try Catalog(folder: output, create: true)
guard let summary = try await scan(videos, into: catalog, workers: workers), summary.scanned > 0
else {
  exit(1)
}
_ = try Selection(recipe: Recipe.named("measure-only")).run(on: catalog)
try ask(catalog, exportingTo: output.appending(path: "clips"), workers: workers)
