extension String {
  /// With another character in place of those that end a line or steer a terminal.
  var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isControl = scalar.properties.generalCategory == .control
          let isBreak = scalar.value == 0x2028 || scalar.value == 0x2029
          return isControl || isBreak ? "\u{FFFD}" : scalar
        }))
  }
}
