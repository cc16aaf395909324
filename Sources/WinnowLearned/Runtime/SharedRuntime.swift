import Foundation
import WinnowCore

/// The one ONNX Runtime of this process, loaded when the first model needs it.
enum SharedRuntime {
  private static let found: Result<ModelRuntime, ModelError> = {
    do throws(ModelError) {
      return .success(try load())
    } catch {
      return .failure(error)
    }
  }()

  /// - Throws: `ModelError` where there is none that can be used, with what to do.
  static func get() throws(ModelError) -> ModelRuntime { try found.get() }

  private static func load() throws(ModelError) -> ModelRuntime {
    guard let place = try RuntimePlace.find() else {
      throw ModelError("ONNX Runtime is not installed here; \(RuntimePlace.advice)")
    }
    do throws(ModelError) {
      if let package = place.package { try PackageRecord.check(place.path, of: package) }
      return try ModelRuntime(place.path)
    } catch {
      throw ModelError("\(place.path) cannot be loaded: \(error.description)")
    }
  }

  /// A model that a file holds.
  ///
  /// - Throws: `ModelError` where there is no runtime, or the file holds no model.
  static func session(_ path: String) throws(ModelError) -> ModelSession {
    let runtime = try get()
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw ModelError("\(path) cannot be read")
    }
    do throws(ModelError) {
      return try runtime.session([UInt8](bytes))
    } catch {
      throw ModelError("\(path) is no model that can be used: \(error.description)")
    }
  }
}

extension ModelRuntime {
  /// With its name.
  var title: String { "onnxruntime \(version)" }
}
