/// The version of the package.
public enum WinnowVersion {
  /// By semantic versioning; what each brings stands in `.github/CHANGELOG.md`.
  public static let current = "0.2.0"
  /// With the layout of the catalogs it writes.
  package static let full = "\(current) (catalog layout \(CatalogSchema.layout))"
}
