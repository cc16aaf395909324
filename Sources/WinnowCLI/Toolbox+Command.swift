import Winnow
import WinnowCore
import WinnowLearned

extension Toolbox {
  /// What the command works with: what is built in, and models.
  static let ofCommand: Toolbox = {
    // Nothing that is built in has the name of a kind of model.
    let instruments = try? Instruments.standard.addingLearned()
    return Toolbox.standard.with(instruments ?? .standard)
  }()
}
