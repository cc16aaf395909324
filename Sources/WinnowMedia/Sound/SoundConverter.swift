import CFFmpeg

/// Owns what converts decoded sound of one kind to another rate and other speakers.
final class SoundConverter {
  /// What the decoder gives.
  struct Kind: Hashable {
    var rate: Int32
    var speakers: UInt64
    /// An `AVSampleFormat`.
    var samples: Int32

    /// nil where frames cannot be converted.
    init?(_ frame: UnsafePointer<AVFrame>) {
      (rate, samples) = (frame.pointee.sample_rate, frame.pointee.format)
      speakers = SoundFormat.speakers(of: frame)
      guard rate > 0, speakers != 0, frame.pointee.nb_samples > 0 else { return nil }
    }
  }

  let kind: Kind
  private let format: SoundFormat
  private let path: String
  private let context: OpaquePointer
  /// The sample of the clip at which the first one that comes out belongs.
  private let origin: Int64
  private var (taken, given): (Int64, Int64) = (0, 0)
  private var output: SoundFrame

  /// - Parameters:
  ///   - loudest: what a sample of channels that are mixed is at most where each of them is in -1...1; nil for
  ///     any value, which keeps each channel as loud as it is.
  ///   - origin: the sample of the clip at which the first one that is put in belongs.
  ///   - path: the video, for error messages.
  init(
    _ kind: Kind, to format: SoundFormat, loudest: Double? = nil, origin: Int64, path: String
  ) throws(MediaError) {
    (self.kind, self.format, self.origin, self.path) = (kind, format, origin, path)
    output = try SoundFrame(format, room: 4096, path: path)
    var (input, made) = (AVChannelLayout(), OpaquePointer?.none)
    av_channel_layout_from_mask(&input, kind.speakers)
    let code = swr_alloc_set_opts2(
      &made, &output.pointer.pointee.ch_layout, AV_SAMPLE_FMT_FLTP, format.rate, &input,
      AVSampleFormat(kind.samples), kind.rate, 0, nil)
    guard code >= 0, let made else {
      throw MediaError(.convert, path: path, code: code, log: nil)
    }
    context = made
    if let loudest {
      av_opt_set_double(UnsafeMutableRawPointer(made), "rematrix_maxval", loudest, 0)
    }
    let (opened, line) = FFmpegLog.capturing { Self.open(made, kind, format) }
    if opened < 0 { throw MediaError(.convert, path: path, code: opened, log: line) }
  }

  /// Speakers that FFmpeg cannot mix into one count alike.
  private static func open(_ context: OpaquePointer, _ kind: Kind, _ format: SoundFormat) -> Int32 {
    let opened = swr_init(context)
    guard opened < 0, format.speakers == winnow_speakers_mono else { return opened }
    let channels = kind.speakers.nonzeroBitCount
    let shares = [Double](repeating: 1 / Double(channels), count: channels)
    let code = swr_set_matrix(context, shares, Int32(clamping: channels))
    return code < 0 ? opened : swr_init(context)
  }

  deinit {
    var made: OpaquePointer? = context
    swr_free(&made)
  }

  /// Where in the clip the next sample belongs that is put in, by those before.
  var next: Int64 {
    origin + Int64((Double(taken) * Double(format.rate) / Double(kind.rate)).rounded())
  }

  /// Converts a frame of the kind; nil takes out what is held back.
  ///
  /// - Returns: samples, how many, and where in the clip the first belongs.
  func convert(
    _ frame: UnsafePointer<AVFrame>?
  ) throws(MediaError) -> (samples: SoundFrame, count: Int, start: Int64) {
    let room = Int(swr_get_out_samples(context, frame?.pointee.nb_samples ?? 0))
    if room > output.room { output = try SoundFrame(format, room: room, path: path) }
    let count = winnow_convert_sound(context, output.pointer, Int32(clamping: output.room), frame)
    if count < 0 { throw MediaError(.convert, path: path, code: count, log: nil) }
    taken += Int64(frame?.pointee.nb_samples ?? 0)
    defer { given += Int64(count) }
    return (output, Int(count), origin + given)
  }
}
