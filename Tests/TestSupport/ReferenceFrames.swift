import Foundation

/// The frames of the video stream that the `ffmpeg` command picks, as it decodes them: samples as
/// they come, times at the end.
package final class ReferenceFrames {
  private let pipe: ProgramPipe
  private let times: URL

  /// - Parameters:
  ///   - filter: what is done to each frame before its samples are written: "extractplanes=y".
  ///   - limit: frames to stop after; nil for all.
  package init(path: String, filter: String, limit: Int? = nil) throws {
    times = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).framecrc")
    let output =
      ["-an", "-sn", "-dn", "-vf", filter, "-fps_mode", "passthrough"]
      + (limit.map { ["-frames:v", "\($0)"] } ?? [])
    let input = ["-v", "quiet", "-nostdin", "-noautorotate", "-copyts", "-threads", "1"]
    let samples = output + ["-f", "rawvideo", "pipe:1"]
    let times = output + ["-enc_time_base", "-1", "-f", "framecrc", times.path]
    pipe = try ProgramPipe(.ffmpeg, input + ["-i", "file:" + path] + samples + times)
  }

  deinit {
    try? FileManager.default.removeItem(at: times)
  }

  /// The next `count` bytes of samples; fewer behind the last frame.
  package func samples(_ count: Int) -> [UInt8] { pipe.read(count) }

  /// The presentation time of every frame and the time base they count in: "1/12800".
  package func finish() throws -> (timeBase: String, pts: [Int64]) {
    try pipe.close()
    let lines = try String(contentsOf: times, encoding: .utf8).split(separator: "\n")
    let timeBase = lines.first { $0.hasPrefix("#tb 0: ") }.map { String($0.dropFirst(7)) } ?? ""
    let pts = lines.filter { !$0.hasPrefix("#") }.compactMap(Self.pts)
    return (timeBase, pts)
  }

  /// "stream, dts, pts, duration, size, sum"
  private static func pts(_ line: Substring) -> Int64? {
    let fields = line.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    return fields.count > 2 ? Int64(fields[2]) : nil
  }
}
