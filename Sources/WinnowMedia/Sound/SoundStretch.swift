/// Packets of sound, one behind the other, whose times are shifted alike.
struct SoundStretch: Hashable {
  /// The number of its first packet in the order that packets are read in.
  var first: Int
  /// What is added to the container's times, in ticks.
  var shift: Int64
  /// When the pictures begin with which it goes, in ticks; nil for the first.
  var begin: Int64?
  /// When they end, in ticks; nil where it goes on. What begins later is left out.
  var limit: Int64?
}
