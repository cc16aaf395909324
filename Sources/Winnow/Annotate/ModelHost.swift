import WinnowCore

/// Where models are loaded and asked: in worker processes, or in this one.
struct ModelHost: Sendable {
  private enum Place: Sendable {
    case workers(WorkerPool)
    /// What is loaded has one user at a time, and stays.
    case here(Pool<LoadedModels>)
  }

  private let place: Place

  init(_ isolation: Isolation, _ instruments: Instruments) {
    place =
      isolation.workerCommand.map { .workers(WorkerPool(command: $0)) }
      ?? .here(Pool { LoadedModels(instruments) })
  }

  /// Loads the models of a recipe.
  ///
  /// - Throws: `WinnowError` where one cannot be used, or no worker can be started.
  func check(_ recipe: Recipe) throws {
    for entry in recipe.models {
      let complaint =
        switch place {
        case .workers(let pool): try pool.complaint(about: entry, recipe.limits)
        case .here(let pool): pool.lend { $0.complaint(about: entry) }
        }
      if let complaint { throw Annotation.refusal(of: entry, complaint) }
    }
  }

  /// Shows clips to models.
  ///
  /// - Throws: `WinnowError` where no worker can be started.
  func outcome(
    of task: AnnotationTask, _ cancellation: Cancellation
  ) throws -> AnnotationTask.Outcome {
    switch place {
    case .workers(let pool): return try pool.annotate(task) { !cancellation.isCancelled }
    case .here(let pool):
      var task = task
      task.video.cancellation = cancellation
      return pool.lend { [task] in task.run($0) {} }
    }
  }
}
