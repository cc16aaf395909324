extension Double {
  /// The shortest text that is read as this very number; whole numbers have no point.
  package var shortest: String {
    Int(exactly: self).map { "\($0)" } ?? "\(self)"
  }
}
