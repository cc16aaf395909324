import Foundation
import WinnowCore
import WinnowMedia

/// What Winnow runs on: its own version, the system, FFmpeg and the place its output goes to.
public struct Diagnosis: Encodable, Sendable {
  public var version = WinnowVersion.current
  public var catalogLayout = CatalogSchema.layout
  public var system = Machine.system
  public var processor = Machine.processor
  public var cores = ProcessInfo.processInfo.activeProcessorCount
  /// The kernels in use, and those this processor could use.
  public var kernels = Kernels.best.tier
  public var availableKernels = Kernels.available.map(\.tier)
  /// Of the machine, in bytes.
  public var memory = ProcessInfo.processInfo.physicalMemory
  public var limits = Machine.limits
  public var ffmpeg = MediaLibraries.release
  public var libraries = MediaLibraries.all
  public var missingContainers = MediaLibraries.missingContainers
  public var missingDecoders = MediaLibraries.missingDecoders
  public var missingEncoders = MediaLibraries.missingEncoders
  public var output: OutputPlace
  /// What may keep a command from working as it should, a line each.
  public private(set) var complaints: [String] = []

  /// - Parameter output: path of the folder that results go to, which need not be there.
  public init(output: String) {
    self.output = OutputPlace(path: output)
    complaints = ffmpegComplaints + self.output.complaints
  }

  private var ffmpegComplaints: [String] {
    let replaced = libraries.filter { $0.loaded.major != $0.built.major }
    var complaints = replaced.map {
      "\($0.name) is \($0.loaded), but Winnow was built with \($0.built): build it again"
    }
    if !missingDecoders.isEmpty {
      complaints.append("videos fail that need \(missingDecoders.joined(separator: ", "))")
    }
    for encoder in missingEncoders {
      complaints.append("exports cannot use the encoder \(encoder)")
    }
    return complaints
  }
}

extension String {
  fileprivate var major: Substring { prefix { $0 != "." } }
}
