import WinnowCore
import WinnowMedia

/// What comes back from a worker process.
enum WorkerReply: Codable, Sendable {
  /// It serves as a worker of this version of Winnow: what comes first, before anything is asked.
  case ready(String)
  /// How far it has come since the last reply; an export gives signs of life alone.
  case progress(ScanStep)
  /// So many bytes of what was measured follow, as they are.
  case part(StoredMeasurements.Part, Int)
  /// All long parts have been sent.
  case measured(PackedRecord)
  case identified(VideoIdentity?)
  case exported(ExportTask.Outcome)
  case frames(WorkerFrames.News)
  /// All that came of the frames has been told.
  case framed(FrameTask.Outcome)
  case annotated(AnnotationTask.Outcome)
  /// Why a model cannot be used; nil where it can.
  case loaded(String?)
}
