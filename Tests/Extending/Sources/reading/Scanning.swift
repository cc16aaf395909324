import Winnow
import WinnowCore

/// Scans a folder in worker processes, says how far it has come, and stops where there is no room left.
func scan(_ folder: String, into catalog: Catalog, workers: [String]) async throws -> Scan.Summary?
{
  let scan = Scan(recipe: Recipe(), isolation: .workers(workers))
  do {
    for try await event in scan.events(of: [folder], into: catalog) {
      switch event {
      case .began(let files, let pending): print("\(pending) of \(files) files are to be opened")
      case .finished(let file, let progress):
        print("\(progress.finished) of \(progress.pending): \(file.path), \(file.seconds) s")
      case .ended(let summary): return summary
      }
    }
  } catch let error as WinnowError where error.kind == .noRoom {
    print(error)
  }
  return nil
}
