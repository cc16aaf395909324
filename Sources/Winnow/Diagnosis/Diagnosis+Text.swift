import Foundation
import WinnowCore
import WinnowMedia

extension Diagnosis: CustomStringConvertible {
  /// A line a fact, and below them what to look at.
  package var description: String {
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.map { "\($0.padding(to: width))  \($1.printable)" }
    return (lines + complaints.map { "look at: \($0.printable)" }).joined(separator: "\n")
  }

  private typealias Row = (String, String)

  private var rows: [Row] { machineRows + limitRows + ffmpegRows + outputRows }

  private var machineRows: [Row] {
    [
      ("winnow", "\(version), catalog layout \(catalogLayout)"), ("system", system),
      ("processor", "\(processor), \(cores) cores"),
      ("kernels", "\(kernels), of \(availableKernels.joined(separator: ", "))"),
      ("memory", Self.size(memory)),
    ]
  }

  private var limitRows: [Row] {
    limits.sorted { $0.key < $1.key }.map { ("limit: \($0.key)", Self.limit($0.key, $0.value)) }
  }

  private var ffmpegRows: [Row] {
    let versions: [Row] = libraries.map { ($0.name, Self.versions($0)) }
    let parts: [Row] = [
      ("containers", Self.present(missingContainers)),
      ("decoders", Self.present(missingDecoders)), ("encoders", Self.present(missingEncoders)),
    ]
    return [("FFmpeg", ffmpeg)] + versions + parts
  }

  private var outputRows: [Row] { [("output", output.folder), ("file system", place)] }

  private var place: String {
    let free = output.free.map { ", \(Self.size($0)) free" } ?? ""
    let locks = output.hasLocks == true ? "locks" : "no locks"
    return "\(output.fileSystem)\(free), \(output.isWritable ? "" : "not ")writable, \(locks)"
  }

  private static func versions(_ library: MediaLibraries.Library) -> String {
    library.loaded == library.built
      ? library.loaded : "\(library.loaded), built with \(library.built)"
  }

  private static func present(_ missing: [String]) -> String {
    missing.isEmpty ? "all there" : "missing: \(missing.joined(separator: ", "))"
  }

  private static func limit(_ name: String, _ value: UInt64?) -> String {
    guard let value else { return "none" }
    return name == "open files" ? "\(value)" : size(value)
  }

  private static func size(_ bytes: UInt64) -> String {
    String(format: "%.1f GB", Double(bytes) / 1e9)
  }
}
