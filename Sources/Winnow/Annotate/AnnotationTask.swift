import WinnowCore
import WinnowMedia

/// Clips of one video that models are to be shown, in this process or in a worker.
struct AnnotationTask: Codable, Sendable {
  struct Clip: Codable, Sendable {
    var key: ClipKey
    /// How long it lasts.
    var seconds: Double
    /// Ticks of the video's time base.
    var time: Range<Int64>
    /// Inside the bars, in stored pixels.
    var crop: PixelRect
    /// The models that it is shown to, in their order, and the frames that each sees.
    var shown: [Shown]
  }

  struct Shown: Codable, Sendable {
    /// Its number among the models.
    var model: Int
    /// Increasing; none for a model that listens.
    var frames: [Int]
  }

  /// What a model said of a clip.
  struct Said: Codable, Sendable {
    /// The number of the clip in its video.
    var clip: Int
    var model: Int
    var frames: [Int]
    var answer: ModelAnswer
    var runtime: String
  }

  enum Outcome: Codable, Sendable {
    /// What was said, and why clips are lost of which nothing was.
    case done([Said], losses: [Int: String])
    /// The video cannot be decoded as it was scanned, and why.
    case failed(String)
    /// A model cannot be used, and why.
    case refused(model: Int, reason: String)
    case cancelled
  }

  var video: ExportVideo
  var clips: [Clip]
  var models: [ModelEntry]
  /// The gates on scores of the models: a clip that fails one is not shown to those behind.
  var gates: [Gate]
  var limits: ScanLimits

  /// Shows the clips to the models.
  ///
  /// - Parameters:
  ///   - loaded: models that stay loaded.
  ///   - onStep: a sign of life.
  func run(_ loaded: LoadedModels, onStep: @escaping () -> Void) -> Outcome {
    do {
      try video.source.checkUnchanged()
      var showing = try ClipShowing(self, loaded, onStep)
      try showing.run()
      return .done(showing.said, losses: showing.losses)
    } catch let refusal as LoadedModels.Refusal {
      return .refused(model: refusal.model, reason: refusal.reason)
    } catch let error as MediaError {
      return .failed(error.withoutPath)
    } catch is CancellationError {
      return .cancelled
    } catch {
      return .failed("\(error)")
    }
  }
}
