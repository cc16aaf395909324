import WinnowCore
import WinnowMedia

/// What goes to a worker process: what to do with one file.
enum WorkerRequest: Codable, Sendable {
  case measure(VideoSource, MeasurementSettings)
  /// To open it and to read its bytes.
  case identify(UnreadFile, MeasurementSettings)
  case export(ExportTask)
  case frames(FrameTask)

  var limits: ScanLimits {
    switch self {
    case .measure(_, let settings), .identify(_, let settings): settings.limits
    case .export(let task): task.limits
    case .frames(let task): task.limits
    }
  }

  var path: String {
    switch self {
    case .measure(let source, _): source.path
    case .identify(let file, _): file.source.path
    case .export(let task): task.video.source.path
    case .frames(let task): task.video.source.path
    }
  }
}
