/// The version of the package.
public enum WinnowVersion {
  public static let current = "0.1.0"
  /// Grows whenever the same video would get other measurements, so that it is scanned again.
  static let measurement = 8
}
