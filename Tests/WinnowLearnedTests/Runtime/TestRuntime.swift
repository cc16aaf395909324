import Foundation
import TestSupport
import WinnowLearned

/// ONNX Runtime where this machine has it.
enum TestRuntime {
  static let place = (try? RuntimePlace.find()).flatMap(\.self)
  static let missing = "ONNX Runtime is not installed: \(RuntimePlace.advice)"
  static let shared = place.flatMap { try? ModelRuntime($0.path) }

  /// The bytes of a model of the fixtures.
  static func model(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: TestFolders.fixture("models/\(name).onnx")))
  }
}
