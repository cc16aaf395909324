import Foundation
import TestSupport
import WinnowCore

@testable import Winnow

/// A clip of a stream with its bytes.
struct StreamedFrames {
  var clip: StreamedClip
  var bytes: [UInt8]
  /// The numbers of the frames in the video.
  var numbers: [Int]
}

extension Workspace {
  /// Scans and selects, and streams what `change` asks for.
  func streamed(
    isNew: Bool = true, _ change: (inout FrameStream) -> Void = { _ in }
  ) throws -> [StreamedFrames] {
    if isNew {
      try scan()
      try select()
    }
    var stream = FrameStream(isolation: .thisProcess)
    (stream.sampler, stream.jobs) = ("uniform 3", 2)
    change(&stream)
    let list = try stream.list(catalog())
    let numbers = Dictionary(
      uniqueKeysWithValues: list.videos.flatMap(\.clips).map { ($0.id, $0.frames) })
    var found: [StreamedFrames] = []
    try stream.run(list) { clip in
      var bytes: [UInt8] = []
      try clip.pieces { bytes += $0 }
      found.append(StreamedFrames(clip: clip, bytes: bytes, numbers: numbers[clip.id] ?? []))
    }
    return found
  }
}

/// What the `ffmpeg` command shows of frames of a video, upright, three bytes a pixel.
func shownByFFmpeg(_ numbers: [Int], of file: URL, filter: String) throws -> [UInt8] {
  let chosen = numbers.map { "eq(n,\($0))" }.joined(separator: "+")
  return try TestProgram.ffmpeg.output([
    "-v", "error", "-threads", "1", "-i", file.path, "-map", "0:v:0", "-vf",
    "select='\(chosen)',\(filter),format=gbrp,format=rgb24", "-fps_mode", "passthrough", "-f",
    "rawvideo", "pipe:1",
  ])
}

/// The mean difference of two lists of levels; infinite for lists of different length.
func meanDifference(_ a: [UInt8], _ b: [UInt8]) -> Double {
  guard a.count == b.count, !a.isEmpty else { return .infinity }
  return Double(zip(a, b).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }) / Double(a.count)
}
