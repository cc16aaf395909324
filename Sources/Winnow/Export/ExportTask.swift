import Foundation
import WinnowCore
import WinnowMedia

/// The files of one video that an export has to write, in this process or in a worker.
struct ExportTask: Codable, Sendable {
  /// The sink's name.
  var format: String
  var settings: ExportSettings
  var limits: ScanLimits
  var files: [ExportFile]
  var video: ExportVideo
  /// Path of the folder the files go to.
  var folder: String

  enum Outcome: Codable, Sendable {
    case written(ExportedFiles)
    /// The video cannot be decoded as it was scanned, and why.
    case failed(String)
    /// Nothing can be written, and why.
    case refused(WinnowError)
    case cancelled
  }

  /// Whether the system does not take the path of a file, or would not while it is written.
  var isPathTooLong: Bool { files.contains { Self.isTooLong($0.file, below: folder) } }

  static func isTooLong(_ file: String, below folder: String) -> Bool {
    // A slash, the dot of a hidden name, and what ends the path.
    folder.utf8.count + file.utf8.count + OutputPart.suffix.utf8.count + 3 > Int(PATH_MAX)
  }

  /// Removes what somebody who is gone has not finished writing.
  func abandon() {
    guard let folder = try? OutputFolder(folder) else { return }
    for file in files { folder.abandon(ExportPath(file.file)) }
  }

  /// Writes the files by a sink of `toolbox`.
  func run(_ toolbox: Toolbox) -> Outcome {
    var batch: OutputBatch?
    do {
      let sink = try toolbox.checkedSink(format)
      try video.source.checkUnchanged()
      let made = OutputBatch(in: try OutputFolder(folder))
      batch = made
      var written = try sink.init(settings: settings, toolbox.instruments)
        .write(files, of: video, into: made)
      written.lose(unwritten: files, in: made, format)
      try made.commit()
      return .written(written)
    } catch is CancellationError {
      return .cancelled
    } catch let error as MediaError where error.isOfOutput {
      let file = batch?.name(of: error.path) ?? error.path
      return .refused(WinnowError("write", file, reason: error.reason))
    } catch let error as MediaError where error.operation == .write {
      return .failed(
        "export \(video.source.absolutePath): write: \(error.reason)")
    } catch let error as MediaError {
      return .failed(error.description)
    } catch let error as WinnowError {
      return .refused(error)
    } catch {
      return .refused(WinnowError("export", video.source.absolutePath, reason: "\(error)"))
    }
  }
}
