import Foundation
import WinnowLearned

/// ONNX Runtime where this machine has it.
enum TestRuntime {
  static let place = (try? RuntimePlace.find()).flatMap(\.self)
  static let missing = "ONNX Runtime is not installed: \(RuntimePlace.advice)"
  static let shared = place.flatMap { try? ModelRuntime($0.path) }

  /// The bytes of one of the models beside these tests, which generate.py makes.
  static func model(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try [UInt8](Data(contentsOf: folder.appending(path: "../Models/\(name).onnx")))
  }
}
