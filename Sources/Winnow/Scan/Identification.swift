import WinnowCore

/// Reads the bytes of files, to know them by these.
struct Identification {
  /// Opens and reads one file; nil where it is no video or cannot be read.
  typealias Reader = @Sendable (UnreadFile, (ScanStep) -> Bool) throws -> VideoIdentity?

  /// Files read at the same time.
  var jobs: Int
  var identity: Reader

  private enum Answer: Sendable {
    case identity(VideoIdentity?)
    case failure(any Error)
  }

  /// What the bytes of `files` are, by their paths; of some of them where it was cancelled.
  ///
  /// - Throws: what `identity` throws.
  func identities(
    of files: [UnreadFile], _ progress: ScanProgress, _ cancellation: Cancellation
  ) throws -> [[UInt8]: VideoIdentity] {
    var identities: [[UInt8]: VideoIdentity] = [:]
    let sources = files.map(\.source)
    progress.beginIdentifying(sources)
    var work = OrderedWork(workers: jobs)
    work.isOrdered = false
    try work.run(count: sources.count) { [identity] index -> Answer? in
      if cancellation.isCancelled { return nil }
      do {
        let found = try identity(files[index]) { step in
          progress.count(step, of: sources[index])
          return !cancellation.isCancelled
        }
        return cancellation.isCancelled ? nil : .identity(found)
      } catch {
        return .failure(error)
      }
    } consume: { index, answer in
      progress.finishIdentifying(sources[index])
      switch answer {
      case .identity(let found): identities[sources[index].pathBytes] = found
      case .failure(let error): throw error
      }
    }
    return identities
  }
}
