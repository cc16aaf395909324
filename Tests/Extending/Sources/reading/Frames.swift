import Winnow
import WinnowCore

/// Eight frames of a video as a model takes them: planes of red, green and blue from 0 to 1, 224 x 224, one frame
/// after another.
func batch(of path: String) throws -> [Float] {
  let video = try Video(path)
  let size = FrameSize(width: 224, height: 224)
  return try video.frames(by: "uniform 8").flatMap { frame in
    try frame.picture(size: size, fit: .crop).planes
  }
}

/// The frames of a video by number and by time, as bytes of red, green and blue and as they are stored.
func look(at path: String) throws -> String {
  let video = try Video(path)
  let first = try video.frame(0)
  let middle = try video.frame(at: video.times.seconds(video.count / 2))
  let picture = try middle.picture()
  let brightness = try first.withPlanes { planes in
    (0..<planes.luma.height).map { Int(planes.luma[planes.luma.width / 2, $0]) }.max() ?? 0
  }
  return
    "\(video.facts.codec), \(video.count) frames; frame \(middle.number) is shown at \(middle.seconds) s in "
    + "\(picture.width) x \(picture.height); brightest of the first: \(brightness)"
}

/// How bright a stretch of a video is from frame to frame, by what its author knows its matrix to be; one picture is
/// held at a time.
func brightness(of path: String, in seconds: Range<Double>) throws -> [(time: Double, green: Int)] {
  let video = try Video(path)
  let matrix: ColorMatrix? = video.isMatrixAnnounced ? nil : .bt601
  let frames = video.frames(in: seconds)
  var found: [(time: Double, green: Int)] = []
  while let frame = try frames.next() {
    let picture = try frame.picture(size: FrameSize(width: 1, height: 1), matrix: matrix)
    found.append((frame.seconds + frame.duration / 2, Int(picture.samples[1])))
  }
  return found
}
