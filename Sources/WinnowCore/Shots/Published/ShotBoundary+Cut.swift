extension ShotBoundary {
  /// A cut before `frame`.
  init(cutAt frame: Int, confidence: Double) {
    self.init(frame: frame, transition: .cut, span: frame..<frame, confidence: confidence)
  }
}

extension Double {
  /// How far this score lies beyond `threshold`: 0 at it, half at its double, nearly 1 far beyond.
  func excess(over threshold: Double) -> Double {
    self > 0 ? Swift.min(1, Swift.max(0, 1 - threshold / self)) : 0
  }
}
