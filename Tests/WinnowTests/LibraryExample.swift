import Foundation
import TestSupport
import Testing
import Winnow
import WinnowCore
import WinnowMedia

/// A picture worth training on.
struct Picture {
  var seconds: Double
  var sharpness: Double
  var jpeg: [UInt8]
}

/// The middle frame of every clip of a video that a recipe would keep.
func pictures(of path: String, recipe: Recipe) throws -> [Picture] {
  guard let source = try InputWalker.sources(in: [path]).first,
    let measured = VideoScanner(recipe: recipe).scan(source)?.measurements
  else { return [] }
  var sharpness: [Int: Double] = [:]
  for clip in measured.clips(by: recipe.clips) {
    let scores = measured.scores(of: measured.samples(in: clip.frames))
    guard recipe.gates.allSatisfy({ $0.miss(of: scores) == nil }) else { continue }
    let middle = clip.frames.lowerBound + clip.frames.count / 2
    sharpness[middle] = scores.statistics["sharpness.laplacian"]?.median
  }
  let reader = try VideoReader(path: path)
  let encoder = StillEncoder(path: path, quality: 2)
  var pictures: [Picture] = []
  var number = 0
  while let frame = try reader.next() {
    if let score = sharpness[number] {
      let whole = PixelRect(x: 0, y: 0, width: frame.width, height: frame.height)
      let shape = PictureFit.full.shape(
        of: whole, aspect: reader.facts.sampleAspect.value,
        orientation: reader.facts.orientation)
      let jpeg = try encoder.encode(frame, shape)
      let seconds = measured.times.seconds(number)
      pictures.append(Picture(seconds: seconds, sharpness: score, jpeg: jpeg))
    }
    number += 1
  }
  return pictures
}

@Suite struct LibraryExample {
  @Test func itGivesAPictureAClip() throws {
    var recipe = Recipe()
    recipe.clips.minimum = 1
    recipe.gates = [Gate(score: "exposure.luma", statistic: .mean, lower: 40, upper: nil)]
    let folder = TestFolders.fixtures
    let found = try pictures(of: folder.appending(path: "vfr.mp4").path, recipe: recipe)
    #expect(found.map(\.seconds) == [1, 3.2])
    #expect(found.allSatisfy { $0.sharpness > 0 && $0.jpeg.starts(with: [0xFF, 0xD8]) })
    let dark = folder.appending(path: "dark.mp4").path
    #expect(try pictures(of: dark, recipe: recipe).isEmpty)
  }
}
