import WinnowCore

/// A recipe that ships with the package.
///
/// A preset is one file and one line in `Presets.all`.
public struct Preset: Sendable {
  public var name: String
  /// One sentence for `winnow list presets`.
  public var summary: String
  /// Where its numbers come from.
  public var source: String
  /// What of that is not in it; nil where it is all there.
  public var omits: String?
  /// The recipe in YAML.
  public var text: String

  /// The recipe with what there is to say about it in comments, as `winnow recipe show` prints it.
  public var document: String {
    let notes = [summary, "Source: \(source)"] + (omits.map { ["Left out: \($0)"] } ?? [])
    return notes.map { "# \($0)\n" }.joined() + text + "\n"
  }
}
