import Foundation
import WinnowCore
import WinnowMedia

/// What Winnow runs on: its own version, the system, FFmpeg and the place its output goes to.
package struct Diagnosis: Encodable, Sendable {
  var version = WinnowVersion.current
  var catalogLayout = CatalogSchema.layout
  var system = Machine.system
  var processor = Machine.processor
  var cores = ProcessInfo.processInfo.activeProcessorCount
  /// The kernels in use, and those this processor could use.
  var kernels = Kernels.best.tier
  var availableKernels = Kernels.available.map(\.tier)
  /// Of the machine, in bytes.
  var memory = ProcessInfo.processInfo.physicalMemory
  var limits = Machine.limits
  var ffmpeg = MediaLibraries.release
  var libraries = MediaLibraries.all
  var missingContainers = MediaLibraries.missingContainers
  var missingDecoders = MediaLibraries.missingDecoders
  var missingEncoders = MediaLibraries.missingEncoders
  var output: OutputPlace
  /// What may keep a command from working as it should, a line each.
  private(set) var complaints: [String] = []

  /// - Parameter output: path of the folder that results go to, which need not be there.
  package init(output: String) {
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
