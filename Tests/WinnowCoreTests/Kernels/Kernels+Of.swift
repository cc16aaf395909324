import Testing
import WinnowCore

extension Kernels {
  /// The kernels of a tier that this processor runs.
  static func of(_ tier: String) throws -> Kernels {
    try #require(available.first { $0.tier == tier })
  }
}
