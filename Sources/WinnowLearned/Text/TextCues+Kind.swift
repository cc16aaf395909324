extension TextCues {
  /// What they say.
  var kind: TextBox.Kind { stands > 1 && change > 0.5 ? .overlay : .scene }
}
