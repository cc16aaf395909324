import CFFmpeg
import WinnowCore

/// What a container says of a video, and its frames where they know better.
public struct VideoFacts: Hashable, Sendable, Codable {
  /// Grows whenever the same file would get other facts.
  package static let revision = 2

  /// FFmpeg's names of the container and the codec: "mov,mp4,m4a,3gp,3g2,mj2", "h264".
  public package(set) var container: String
  /// FFmpeg's name of the codec, such as "h264".
  public package(set) var codec: String
  /// Stored size in pixels, before rotation and aspect correction.
  public package(set) var width: Int
  /// Rows of the stored picture.
  public package(set) var height: Int
  /// FFmpeg's name of the pixel format; "unknown" where the container does not tell.
  public package(set) var pixelFormat: String
  /// How samples stand for light.
  public package(set) var range: SampleRange
  /// The matrix between red, green, blue and luma, chroma.
  public package(set) var matrix: ColorMatrix
  package var transfer: TransferFunction
  /// FFmpeg's name of the colour primaries: "bt709", "bt2020"; "unknown" where the file does not tell.
  package var primaries: String
  package var fieldOrder: FieldOrder
  /// How the stored picture is brought upright to be shown.
  public package(set) var orientation: Orientation
  /// Width over height of one stored pixel; 1/1 where unknown or not between 1/10 and 10.
  public package(set) var sampleAspect: Rational
  /// Average frames per second as announced; 0/1 where unknown.
  public package(set) var frameRate: Rational
  /// Seconds of a tick.
  public package(set) var timeBase: Rational
  /// Announced start in ticks; nil where unknown.
  public package(set) var start: Int64?
  /// Length in seconds: as announced, or that of the frames where they were decoded and tell another; 0
  /// where unknown.
  public package(set) var duration: Double
  /// Bits per second of the video stream, or of the file where the stream does not tell; 0 where
  /// neither does. That of the file by the length of the frames where that is not what is announced.
  public package(set) var bitRate: Int
  /// Frames announced by the container; 0 where it does not tell. Never trusted.
  package var announcedFrames: Int
  /// The number of the video stream in its container; nil where an old catalog does not tell.
  package internal(set) var stream: Int?
  /// Where the container's clock leaps, in order; known once all frames were decoded.
  package internal(set) var leaps: [ClockLeap]
  /// Where pictures change their size or the shape of their pixels, in order; known of what was decoded.
  package internal(set) var shapeChanges: [ShapeChange]
  /// What was read of the container beside all of this, by the name of its `ContainerFact`.
  package internal(set) var read: ReadFacts

  package init(
    container: String, codec: String, width: Int, height: Int, pixelFormat: String,
    range: SampleRange,
    matrix: ColorMatrix, transfer: TransferFunction, primaries: String, fieldOrder: FieldOrder,
    orientation: Orientation, sampleAspect: Rational, frameRate: Rational, timeBase: Rational,
    start: Int64?, duration: Double, bitRate: Int, announcedFrames: Int, stream: Int?,
    leaps: [ClockLeap] = [], shapeChanges: [ShapeChange] = [],
    read: ReadFacts = ReadFacts(json: nil)
  ) {
    (self.container, self.codec, self.width, self.height) = (container, codec, width, height)
    (self.pixelFormat, self.range, self.matrix, self.transfer) = (
      pixelFormat, range, matrix, transfer
    )
    (self.primaries, self.fieldOrder, self.orientation) = (primaries, fieldOrder, orientation)
    (self.sampleAspect, self.frameRate, self.timeBase) = (sampleAspect, frameRate, timeBase)
    (self.start, self.duration, self.bitRate) = (start, duration, bitRate)
    (self.announcedFrames, self.stream) = (announcedFrames, stream)
    (self.leaps, self.shapeChanges, self.read) = (leaps, shapeChanges, read)
  }

  /// Ticks between two frames at the announced rate; 0 where that is unknown.
  package var nominalDuration: Int64 {
    frameRate.isPositive ? MediaTime.ticks(1 / frameRate.value, timeBase) : 0
  }

  /// Bits spent on one pixel of one frame; 0 where rate or bit rate are unknown.
  package var bitsPerPixel: Double {
    let pixels = Double(width) * Double(height) * frameRate.value
    return pixels > 0 ? Double(bitRate) / pixels : 0
  }

  /// Size as shown: square pixels, turned upright. Each side is at least 1.
  public var displaySize: (width: Int, height: Int) {
    orientation.swapsSides ? (height, uprightWidth) : (uprightWidth, height)
  }
}

extension VideoFacts {
  init(_ demuxer: Demuxer) {
    let (context, stream) = (demuxer.context, demuxer.stream)
    let parameters = stream.pointee.codecpar.pointee
    let format = AVPixelFormat(rawValue: parameters.format)
    let aspect = av_guess_sample_aspect_ratio(context, stream, nil)
    container = String(cString: context.pointee.iformat.pointee.name)
    codec = String(cString: avcodec_get_name(parameters.codec_id))
    (width, height) = (Int(parameters.width), Int(parameters.height))
    pixelFormat = av_get_pix_fmt_name(format).map { String(cString: $0) } ?? "unknown"
    range = SampleRange(parameters.color_range, format)
    matrix = ColorMatrix(parameters.color_space, height: height)
    transfer = TransferFunction(parameters.color_trc)
    primaries =
      av_color_primaries_name(parameters.color_primaries).map { String(cString: $0) } ?? "unknown"
    fieldOrder = FieldOrder(parameters.field_order)
    orientation = Orientation(winnow_stream_display_matrix(stream))
    sampleAspect = Self.sampleAspect(aspect)
    frameRate = Self.frameRate(stream)
    timeBase = Rational(stream.pointee.time_base)
    start = stream.pointee.start_time == winnow_no_pts ? nil : stream.pointee.start_time
    duration = Self.duration(context, stream, isJoined: demuxer.isJoined)
    bitRate = Self.bitRate(context, parameters)
    announcedFrames = Int(max(0, stream.pointee.nb_frames))
    self.stream = Int(stream.pointee.index)
    (leaps, shapeChanges) = ([], [])
    read = ContainerFact.read(of: demuxer)
  }

  /// MPEG video of a variable rate announces the highest number there is, which means nothing.
  private static let noBitRate: Int64 = 0x3FFFF * 400

  private static func bitRate(
    _ context: UnsafeMutablePointer<AVFormatContext>, _ stream: AVCodecParameters
  ) -> Int {
    let isKnown = { (rate: Int64) in 0 < rate && rate < noBitRate }
    let told = [stream.bit_rate] + (isGuess(context, stream) ? [] : [context.pointee.bit_rate])
    return Int(told.first(where: isKnown) ?? 0)
  }

  /// Whether what is told of the whole file is worked out from a bit rate that means nothing.
  private static func isGuess(
    _ context: UnsafeMutablePointer<AVFormatContext>, _ stream: AVCodecParameters
  ) -> Bool {
    context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE
      && stream.bit_rate >= noBitRate
  }

  /// Pixels wider or higher than 1 to 10 are of no camera and would make pictures of any size.
  static func sampleAspect(_ announced: AVRational) -> Rational {
    let aspect = Rational(announced)
    return aspect.isPositive && 0.1...10 ~= aspect.value ? aspect : Rational(1, 1)
  }

  private static func frameRate(_ stream: UnsafeMutablePointer<AVStream>) -> Rational {
    let rates = [stream.pointee.avg_frame_rate, stream.pointee.r_frame_rate].map(Rational.init)
    return rates.first(where: \.isPositive) ?? Rational(0, 1)
  }

  /// - Parameter isJoined: whether the video goes on in other streams.
  private static func duration(
    _ context: UnsafeMutablePointer<AVFormatContext>, _ stream: UnsafeMutablePointer<AVStream>,
    isJoined: Bool
  ) -> Double {
    if isGuess(context, stream.pointee.codecpar.pointee) { return 0 }
    let ticks = stream.pointee.duration
    if ticks != winnow_no_pts, ticks > 0, !isJoined {
      return MediaTime.seconds(ticks, Rational(stream.pointee.time_base))
    }
    let microseconds = context.pointee.duration
    return microseconds == winnow_no_pts ? 0 : max(0, Double(microseconds) / Double(AV_TIME_BASE))
  }
}

extension VideoFacts {
  /// Takes from the first frame what the container did not tell, and what the frame is tagged with.
  mutating func complete(with frame: borrowing VideoFrame) {
    if width <= 0 || height <= 0 || pixelFormat == "unknown" {
      if !frame.isMatrixAnnounced { matrix = frame.matrix }
      (width, height) = (frame.width, frame.height)
      (pixelFormat, range) = (frame.pixelFormat, frame.range)
    }
    sampleAspect = frame.sampleAspect
    let tags = frame.pointer.pointee
    if frame.isMatrixAnnounced { matrix = frame.matrix }
    if tags.color_range != AVCOL_RANGE_UNSPECIFIED { range = frame.range }
    if tags.color_trc != AVCOL_TRC_UNSPECIFIED { transfer = TransferFunction(tags.color_trc) }
    if tags.color_primaries != AVCOL_PRI_UNSPECIFIED,
      let name = av_color_primaries_name(tags.color_primaries)
    {
      primaries = String(cString: name)
    }
  }
}

extension Orientation {
  /// - Parameter matrix: three rows of three, or nil, which is upright.
  fileprivate init(_ matrix: UnsafePointer<Int32>?) {
    guard let matrix else {
      self = .upright
      return
    }
    self.init(
      a: Double(matrix[0]), b: Double(matrix[1]), c: Double(matrix[3]), d: Double(matrix[4]))
  }
}

extension Rational {
  init(_ value: AVRational) {
    self.init(Int(value.num), Int(value.den))
  }
}

extension VideoFacts {
  /// Where a rectangle of the stored picture is found in the picture as shown.
  package func displayRect(of rect: PixelRect) -> PixelRect {
    let (stored, shown) = (Double(max(1, width)), Double(uprightWidth))
    let left = Int((Double(rect.x) * shown / stored).rounded())
    let right = Int((Double(rect.x + rect.width) * shown / stored).rounded())
    let wide = PixelRect(x: left, y: rect.y, width: max(1, right - left), height: rect.height)
    return orientation.applied(to: wide, width: uprightWidth, height: height)
  }

  /// The box in pixels of the stored picture.
  package func storedRect(of box: some MarginBox) -> PixelRect {
    let (across, down) = orientation.swapsSides ? (height, width) : (width, height)
    let shown = box.pixels(width: across, height: down)
    return orientation.inverse.applied(to: shown, width: across, height: down)
  }

  /// The stored width in square pixels.
  private var uprightWidth: Int {
    let aspect = sampleAspect.isPositive ? sampleAspect.value : 1
    return max(1, Int((Double(width) * aspect).rounded()))
  }
}
