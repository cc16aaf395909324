import WinnowCore
import WinnowMedia

/// What goes to a worker process: what to do with one file.
enum WorkerRequest: Codable, Sendable {
  case measure(VideoSource, MeasurementSettings)
  /// To open it and to read its bytes.
  case identify(UnreadFile, MeasurementSettings)
  case export(ExportTask)
  case frames(FrameTask)
  case annotate(AnnotationTask)
  /// To load a model and say whether it can be used.
  case model(ModelEntry, ScanLimits)

  var limits: ScanLimits {
    switch self {
    case .measure(_, let settings), .identify(_, let settings): settings.limits
    case .export(let task): task.limits
    case .frames(let task): task.limits
    case .annotate(let task): task.limits
    case .model(_, let limits): limits
    }
  }

  var path: String {
    switch self {
    case .measure(let source, _): source.path
    case .identify(let file, _): file.source.path
    case .export(let task): task.video.source.path
    case .frames(let task): task.video.source.path
    case .annotate(let task): task.video.source.path
    case .model(let entry, _): entry.name
    }
  }
}
