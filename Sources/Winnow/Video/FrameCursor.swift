import WinnowMedia

/// Frames of a video one after another. Each is decoded when it is asked for, and none is held.
///
///     let frames = video.frames(in: 2..<4)
///     while let frame = try frames.next() { print(frame.number, frame.seconds) }
///
/// Several may go through one video at the same time, each with a decoder of its own, and each in one thread.
public final class FrameCursor {
  private let video: Video
  private var numbers: Range<Int>
  private var reader: FrameAccess?

  init(_ numbers: Range<Int>, of video: Video) {
    (self.numbers, self.video) = (numbers, video)
  }

  deinit { if let reader { video.readers.giveBack(reader) } }

  /// The next frame; nil behind the last. After an error the one behind it comes.
  ///
  /// - Throws: `MediaError` where it cannot be decoded, or the file has changed since it was opened.
  public func next() throws -> Frame? {
    guard let number = numbers.popFirst() else {
      if let reader { video.readers.giveBack(reader) }
      reader = nil
      return nil
    }
    let reader = reader ?? video.readers.take { [video] in $0.isNear(video.times[number]) }
    self.reader = reader
    return try video.frame(number, by: reader)
  }
}
