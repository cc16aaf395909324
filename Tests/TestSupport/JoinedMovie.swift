import Foundation

/// Videos made by the `ffmpeg` command and put into one file, byte behind byte, as people join recordings.
package struct JoinedMovie {
  package let folder: TemporaryFolder
  package let path: String

  /// A part: a test picture of 320 x 180 at 25 frames a second.
  package struct Part {
    var source: String
    var seconds: Int
    var options: [String]

    package init(_ source: String = "testsrc2", seconds: Int, _ options: [String] = []) {
      (self.source, self.seconds, self.options) = (source, seconds, options)
    }
  }

  /// - Parameters:
  ///   - suffix: the parts' container.
  ///   - codec: options of the encoder of all parts.
  ///   - headerBytes: what is left out of every part but the first.
  package init(_ suffix: String, codec: [String], headerBytes: Int = 0, _ parts: Part...) throws {
    folder = try TemporaryFolder()
    var joined = Data()
    for (number, part) in parts.enumerated() {
      let file = folder.url.appending(path: "part\(number).\(suffix)")
      _ = try TestProgram.ffmpeg.output(
        ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i"]
          + ["\(part.source)=s=320x180:r=25,trim=duration=\(part.seconds),setpts=PTS-STARTPTS"]
          + codec + part.options + [file.path])
      joined += try Data(contentsOf: file).dropFirst(number > 0 ? headerBytes : 0)
    }
    path = folder.url.appending(path: "joined.\(suffix)").path
    try joined.write(to: URL(filePath: path))
  }

  init(folder: TemporaryFolder, path: String) { (self.folder, self.path) = (folder, path) }

  /// x264 with B-frames and a keyframe a second.
  package static let x264 = ["-c:v", "libx264", "-crf", "24", "-g", "25", "-pix_fmt", "yuv420p"]
  package static let mpeg2 = ["-c:v", "mpeg2video", "-q:v", "6", "-bf", "2"]
}
