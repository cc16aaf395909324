import WinnowCore

/// A kind of model that ONNX Runtime runs.
protocol LearnedKind: ModelKind {
  /// Packages of Python that hold such models; none unless it says so.
  static var packages: [ModelPackage] { get }
}

extension LearnedKind {
  static var packages: [ModelPackage] { [] }
}
