import Foundation
import WinnowCore

extension FrameStream {
  /// What a stream was written with.
  package struct Summary: Sendable {
    package var clips = 0
    package var frames = 0
    /// Clips that cannot be read, a line a video and reason.
    package var failures: [String] = []
    package var failed = 0
    /// Whether its reader went away before its end.
    package var isLeft = false
  }

  /// Writes the clips of `list` as one stream: lines of JSON, and behind that of a clip its pictures.
  ///
  /// - Throws: `WinnowError` where it cannot be written, as for `run` besides.
  package func write(
    _ list: FrameList, to output: StreamOutput, cancellation: Cancellation = Cancellation()
  ) throws -> Summary {
    var writing = FrameWriting(list, output)
    do {
      try writing.begin()
      try run(list, cancellation, whileWaiting: output.check) { try writing.write($0) }
      try writing.end()
    } catch is StreamOutput.Gone {
      writing.summary.isLeft = true
    }
    return writing.summary
  }

  /// The same into `file`, which appears once it is whole. What is no file, a pipe with a name say, is written to
  /// as it is.
  package func write(
    _ list: FrameList, to file: URL, cancellation: Cancellation = Cancellation()
  ) throws -> Summary {
    guard RegularFile.isDevice(at: file.path) else {
      var summary = Summary()
      try AtomicFile.write(to: file) { handle in
        let output = StreamOutput(handle.fileDescriptor, name: file.path)
        summary = try write(list, to: output, cancellation: cancellation)
      }
      return summary
    }
    let descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw WinnowError("write", file.path, code: errno)
    }
    defer { close(descriptor) }
    return try write(
      list, to: StreamOutput(descriptor, name: file.path), cancellation: cancellation)
  }
}

/// Writes a stream of frames, line by line.
private struct FrameWriting {
  private let list: FrameList
  private let output: StreamOutput
  var summary = FrameStream.Summary()
  /// Those of one video.
  private var losses: (video: Int, clips: [ClipKey: String]) = (0, [:])

  init(_ list: FrameList, _ output: StreamOutput) {
    (self.list, self.output) = (list, output)
  }

  func begin() throws {
    try line { text in
      text.key("winnow_frames")
      text.integer(1)
      text.key("pixels")
      text.string("rgb24")
      if let size = list.size { text.size(size) }
    }
  }

  mutating func write(_ clip: StreamedClip) throws {
    try line { text in
      text.clip(clip)
      guard let fault = clip.fault else { return }
      text.key("error")
      text.string(fault)
    }
    try clip.pieces { try output.write($0) }
    summary.clips += 1
    summary.frames += clip.times.count
    if let fault = clip.fault { note(fault, clip) }
  }

  mutating func end() throws {
    tellLosses()
    try line { text in
      text.key("end")
      text.truth(true)
      text.key("clips")
      text.integer(summary.clips)
      text.key("failed")
      text.integer(summary.failed)
    }
  }

  private mutating func note(_ fault: String, _ clip: StreamedClip) {
    summary.failed += 1
    if losses.video != clip.video {
      tellLosses()
      losses.video = clip.video
    }
    losses.clips[clip.key] = fault
  }

  private mutating func tellLosses() {
    guard !losses.clips.isEmpty else { return }
    summary.failures += ExportedFiles.lines(
      losses.clips, of: list.videos[losses.video].path, operation: "read")
    losses.clips = [:]
  }

  private func line(_ body: (inout JSONWriter) -> Void) throws {
    var text = JSONWriter()
    text.object(body)
    text.endLine()
    try output.write(text.bytes)
  }
}

extension JSONWriter {
  fileprivate mutating func size(_ size: FrameSize) {
    key("width")
    integer(size.width)
    key("height")
    integer(size.height)
  }

  fileprivate mutating func clip(_ clip: StreamedClip) {
    key("id")
    id(clip.id)
    key("video_id")
    id(clip.videoID)
    key("source")
    string(clip.source)
    key("start")
    seconds(clip.start)
    key("end")
    seconds(clip.end)
    key("frames")
    integer(clip.times.count)
    size(clip.size)
    key("times")
    list { list in for time in clip.times { list.seconds(time) } }
    key("bytes")
    integer(clip.bytes)
  }
}
