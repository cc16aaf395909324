import Winnow
import WinnowCore

/// The shots of a video, and for each the sharpness of its first second: nothing else is scored.
func sharpness(ofShotsOf path: String) throws -> [(start: Double, sharpness: Double?)] {
  let video = try Video(path)
  return try video.shots().map { shot in
    let start = video.times.seconds(shot.frames.lowerBound)
    let end = min(start + 1, video.times.seconds(shot.frames.upperBound))
    let scores = try video.scores(in: start..<end)
    return (start, scores.statistics["sharpness.laplacian"]?.median)
  }
}

/// What a recipe would keep of a video, and why not the rest.
func judge(_ path: String, by recipe: Recipe) throws -> [(clip: Clip, misses: [String])] {
  let measured = try Video(path).measure(by: recipe)
  return measured.clips(by: recipe).map { clip in
    let scores = measured.scores(of: clip)
    return (clip, recipe.gates.compactMap { $0.miss(of: scores)?.description })
  }
}
