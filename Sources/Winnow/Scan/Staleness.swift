import WinnowCore

/// What a scan has to measure of a video that the catalog knows, so that it is known as the scan would
/// find it.
enum Staleness: Hashable, Sendable {
  /// Nothing.
  case current
  /// These parts, in a decode of the whole video; those that are not among them stand.
  case parts(MeasurementParts)
  case whole
}
