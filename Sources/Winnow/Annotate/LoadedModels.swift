import WinnowCore

/// Models that stay loaded as long as clips may be shown to them. Not thread-safe.
final class LoadedModels {
  /// That a model cannot be used.
  struct Refusal: Error {
    /// Its number among those of the task.
    var model: Int
    var reason: String
  }

  /// A model, and how it is asked.
  struct Loaded {
    var kind: any ModelKind
    var model: any LoadedModel
  }

  private let instruments: Instruments
  private var loaded: [ModelEntry: Loaded] = [:]

  init(_ instruments: Instruments) { self.instruments = instruments }

  /// The models of a task.
  ///
  /// - Throws: `Refusal`
  func models(_ entries: [ModelEntry], _ numbers: Set<Int>) throws(Refusal) -> [Int: Loaded] {
    var models: [Int: Loaded] = [:]
    for number in numbers.sorted() where entries.indices.contains(number) {
      do throws(ModelError) {
        models[number] = try model(entries[number])
      } catch {
        throw Refusal(model: number, reason: error.description)
      }
    }
    return models
  }

  private func model(_ entry: ModelEntry) throws(ModelError) -> Loaded {
    if let known = loaded[entry] { return known }
    // What it was named by may have changed since.
    let kind = try entry.named(instruments).model(instruments)
    let model = Loaded(kind: kind, model: try kind.load())
    loaded[entry] = model
    return model
  }

  /// Why a model cannot be used; nil where it can.
  func complaint(about entry: ModelEntry) -> String? {
    do throws(ModelError) {
      _ = try model(entry)
      return nil
    } catch {
      return error.description
    }
  }
}
