import Foundation
import Winnow
import WinnowCore

/// What a catalog holds that is sharp, kept and of 1 to 10 seconds; then what it is under stricter gates, exported.
func ask(_ catalog: Catalog, exportingTo folder: URL, workers: [String]) throws {
  let sharp = catalog.clips.kept().where("sharpness.laplacian.median", 100...).lasting(1...10)
  print(
    "\(try sharp.count()) sharp clips, \(try sharp.seconds()) s, of \(try sharp.files().count) videos"
  )
  for clip in try sharp.prefix(3).all() {
    print(clip.path, clip.seconds, clip.scores["exposure.luma"]?.mean ?? .nan)
  }
  if let sharpest = try sharp.sorted(by: "sharpness.laplacian.median", ascending: false).prefix(1)
    .all().first
  {
    let video = try Video(sharpest.file)
    let frames = try video.frames(sharpest.frames)
    while let frame = try frames.next() { print(frame.number, frame.pts) }
    print(try video.scores(frames: sharpest.frames).statistics.count)
  }
  var recipe = try Recipe.named("balanced")
  recipe.place(
    Gate(score: "exposure.luma", measure: .statistic(.mean), lower: 60, upper: nil))
  print(try Selection(recipe: recipe).run(on: catalog))
  let export = Export(recipe: recipe, format: "clips", isolation: .workers(workers))
  let summary = try export.run(catalog, to: folder)
  print("\(summary.files) files of \(summary.clips) clips")
}

/// What a program does about errors: it looks at their kind.
func open(_ folder: URL) throws -> Catalog? {
  do {
    return try Catalog(folder: folder, create: false)
  } catch let error as WinnowError where error.kind == .notFound {
    return nil
  }
}

/// The video at a path; nil where there is none, whatever it is that says so.
func video(at path: String) throws -> Video? {
  do {
    return try Video(path)
  } catch {
    switch WinnowError.Kind(error) {
    case .notFound, .notVideo: return nil
    default: throw error
    }
  }
}
