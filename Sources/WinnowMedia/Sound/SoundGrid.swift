import CFFmpeg
import WinnowCore

/// Where packets begin that hold equally many samples each, which containers round to their ticks.
struct SoundGrid {
  /// Seconds by which a container may be off: packets that it holds in one piece by a little, and all by a tick,
  /// of which the coarsest are thousandths.
  private static let tolerances = 0.0001...0.001

  /// When a packet begins, in seconds.
  private let origin: Double
  /// Seconds of each.
  private let step: Double
  /// Seconds by which the container may be off.
  private let tolerance: Double

  init(origin: Double, step: Double, tolerance: Double) {
    (self.origin, self.step, self.tolerance) = (origin, step, tolerance)
  }

  /// - Parameter samples: those of a packet.
  /// - Returns: nil for codecs whose packets hold as many as they like.
  init?(_ stream: UnsafeMutablePointer<AVStream>, samples: Int) {
    let parameters = stream.pointee.codecpar.pointee
    let timeBase = Rational(stream.pointee.time_base)
    let isFree =
      parameters.codec_id == AV_CODEC_ID_VORBIS || av_get_bits_per_sample(parameters.codec_id) > 0
    let size = parameters.frame_size > 0 ? Int(parameters.frame_size) : samples
    guard !isFree, size > 0, parameters.sample_rate > 0, timeBase.isPositive,
      Packet.times.contains(stream.pointee.start_time)
    else { return nil }
    let rate = Double(parameters.sample_rate)
    let told = MediaTime.seconds(stream.pointee.start_time, timeBase)
    // Samples that are there to be thrown away lie before 0.
    let padding = -Double(parameters.initial_padding) / rate
    let tolerances = Self.tolerances
    let tolerance = min(max(timeBase.value, tolerances.lowerBound), tolerances.upperBound)
    self.init(
      origin: abs(told - padding) <= tolerance ? padding : told, step: Double(size) / rate,
      tolerance: tolerance)
  }

  /// When a packet begins of which the container says that it begins at `told`.
  func exact(_ told: Double) -> Double {
    let nearest = origin + ((told - origin) / step).rounded() * step
    return abs(nearest - told) <= tolerance ? nearest : told
  }
}
