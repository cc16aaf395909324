import Foundation
import WinnowCore
import WinnowMedia

/// What libFuzzer calls with each input: opens it as a video and measures its first frames.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDecode(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // Readers open paths only; a file in memory costs no disk.
  let path = "/dev/shm/winnow-fuzz-\(getpid())"
  guard let file = fopen(path, "wb") else { return 0 }
  if let start { fwrite(start, 1, count, file) }
  fclose(file)
  defer { unlink(path) }
  try? FuzzedVideo.measure(path)
  return 0
}

/// The way of a video through a scan, without the catalog.
private enum FuzzedVideo {
  static let frames = 24

  static func measure(_ path: String) throws {
    let reader = try VideoReader(path: path)
    let facts = reader.facts
    _ = (facts.displaySize, facts.bitsPerPixel, facts.duration.rounded())
    var times = FrameTimes(timeBase: facts.timeBase, start: facts.start ?? 0)
    var detectors = Instruments.standard.detectors.compactMap {
      $0.init(arguments: [], framesPerSecond: facts.frameRate.value)
    }
    var builder = FingerprintBuilder()
    var meter = Instruments.standard.meter()
    var previous: AnalysisFrame?
    for _ in 0..<frames {
      guard let frame = try reader.next() else { break }
      let time = times.append(pts: frame.pts, duration: frame.duration)
      try reader.withView(of: frame) { view in
        let reduced = AnalysisFrame(reducing: view, index: times.count - 1, time: time)
        let seconds = times.seconds(reduced.index)
        meter.watch(FrameStep(reduced, seconds: seconds, after: previous))
        previous = reduced
        builder.push(reduced, seconds: seconds)
        for i in detectors.indices { _ = detectors[i].push(reduced, picture: view) }
        try score(view, &meter)
      }
    }
    for i in detectors.indices { _ = detectors[i].finish() }
    var track = FingerprintTrack()
    track.append(builder.flush(before: times.count, box: nil))
    _ = FingerprintTrack(encoded: track.encoded)
    _ = FrameTimes(encoded: times.encoded, count: times.count, timeBase: facts.timeBase)
    _ = reader.damage.summary
    try reader.seek(to: times[times.count / 2])
    _ = try reader.next()
  }

  private static func score(_ view: FrameView, _ meter: inout Meter) throws {
    let scale = WorkingScale(width: view.luma.width, height: view.luma.height)
    _ = try meter.measure(Sample(frame: view, previous: view, scale: scale))
  }
}
