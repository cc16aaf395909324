/// The frames of a video, each by its time and the MD5 of its samples.
package struct FrameHashes: Hashable, Sendable {
  package struct Frame: Hashable, Sendable {
    package var pts: Int64?
    /// Hexadecimal digits.
    package var md5: String

    package init(pts: Int64?, md5: String) {
      (self.pts, self.md5) = (pts, md5)
    }
  }

  package var timeBase: String
  package var frames: [Frame]

  package init(timeBase: String, frames: [Frame] = []) {
    (self.timeBase, self.frames) = (timeBase, frames)
  }

  /// The first frame that is not the same in `other`, or is missing from either; nil where all are
  /// the same.
  package func firstDifference(from other: FrameHashes) -> Int? {
    let common = zip(frames, other.frames).prefix { $0 == $1 }.count
    return common == frames.count && common == other.frames.count ? nil : common
  }

  /// Frame `index` in words.
  package func describing(_ index: Int) -> String {
    guard frames.indices.contains(index) else { return "no frame" }
    return "\(frames[index].md5) at \(frames[index].pts.map { "\($0)" } ?? "no time")"
  }
}

extension FrameHashes {
  /// The frames of stream `index` of the file at `path` as the `ffmpeg` command decodes them: none
  /// dropped, repeated, turned, scaled or given another time.
  ///
  /// - Parameter starts: the times at which the pixel format changes. The command converts all
  ///   frames of a run to the first one's format, so each stretch takes a run.
  package init(ffmpeg path: String, stream index: Int, pixelFormatsFrom starts: [Int64] = []) throws
  {
    self.init(timeBase: "")
    let ends = starts.dropFirst() + [.max]
    let filters = zip(starts, ends).map { ["-vf", "select=gte(pts\\,\($0))*lt(pts\\,\($1))"] }
    for filter in filters.isEmpty ? [[]] : filters {
      let lines = try Self.lines(path, stream: index, filter)
      timeBase = lines.first { $0.hasPrefix("#tb 0: ") }.map { String($0.dropFirst(7)) } ?? ""
      frames += lines.filter { !$0.hasPrefix("#") }.compactMap(Frame.init(line:))
    }
  }

  /// The frames of stream `index` of a damaged file, of one pixel format, as far as the `ffmpeg`
  /// command decodes them before it gives up.
  package init(damaged path: String, stream index: Int) throws {
    let lines = try Self.lines(path, stream: index, [], isDamaged: true)
    self.init(timeBase: "")
    frames = lines.filter { !$0.hasPrefix("#") }.compactMap(Frame.init(line:))
  }

  /// The keyframes of stream `index`, decoded along with everything else.
  ///
  /// By a filter and not by the option `skip_frame`, which the decoder of VP9 ignores.
  package init(keyframesOf path: String, stream index: Int) throws {
    let lines = try Self.lines(path, stream: index, ["-vf", "select=eq(key\\,1)"])
    self.init(timeBase: "")
    frames = lines.filter { !$0.hasPrefix("#") }.compactMap(Frame.init(line:))
  }

  private static func lines(
    _ path: String, stream index: Int, _ filter: [String], isDamaged: Bool = false
  ) throws -> [Substring] {
    let input = ["-v", "quiet", "-nostdin", "-noautorotate", "-copyts", "-threads", "1"]
    let output = [
      "-autoscale", "0", "-fps_mode", "passthrough", "-enc_time_base", "-1", "-f", "framemd5",
      "pipe:1",
    ]
    let arguments = input + ["-i", "file:" + path, "-map", "0:\(index)"] + filter + output
    let bytes = try TestProgram.ffmpeg.output(arguments, canFail: isDamaged)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}

extension FrameHashes.Frame {
  /// "stream, dts, pts, duration, size, hash"
  fileprivate init?(line: Substring) {
    let fields = line.split(separator: ",").map { $0.drop { $0 == " " } }
    guard fields.count == 6 else { return nil }
    self.init(pts: Int64(fields[2]), md5: String(fields[5]))
  }
}
