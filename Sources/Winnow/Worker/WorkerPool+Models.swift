import WinnowCore

extension WorkerPool {
  /// Has a worker show clips to models, as long as `goesOn` says so. Where it dies of them, each is shown alone, so that
  /// one costs itself; where it was killed, all once more.
  ///
  /// - Throws: `WinnowError` where no worker can be started.
  func annotate(
    _ task: AnnotationTask, while goesOn: () -> Bool
  ) throws -> AnnotationTask.Outcome {
    var reason = ""
    for _ in 0..<2 {
      switch try ask(.annotate(task), { _ in goesOn() }) {
      case .reply(.annotated(let outcome), _): return outcome
      case .reply: return .failed(Self.garbled)
      case .cancelled: return .cancelled
      case .killed: reason = "its worker was killed twice"
      case .died(let death):
        if task.clips.count > 1 { return try annotateOneByOne(task, while: goesOn) }
        return .failed(death)
      }
    }
    return .failed(reason)
  }

  private func annotateOneByOne(
    _ task: AnnotationTask, while goesOn: () -> Bool
  ) throws -> AnnotationTask.Outcome {
    var (said, losses): ([AnnotationTask.Said], [Int: String]) = ([], [:])
    for clip in task.clips {
      var one = task
      one.clips = [clip]
      switch try annotate(one, while: goesOn) {
      case .done(let more, let lost):
        said += more
        losses.merge(lost) { first, _ in first }
      case .failed(let reason): losses[clip.key.clip] = reason
      case let other: return other
      }
    }
    return .done(said, losses: losses)
  }

  /// Why a model cannot be used, as a worker finds that loads it; nil where it can.
  ///
  /// - Throws: `WinnowError` where no worker can be started.
  func complaint(about entry: ModelEntry, _ limits: ScanLimits) throws -> String? {
    switch try ask(.model(entry, limits), { _ in true }) {
    case .reply(.loaded(let complaint), _): complaint
    case .reply: Self.garbled
    case .died(let reason): "loading it ends the process: \(reason)"
    case .killed, .cancelled: "its worker was killed"
    }
  }
}
