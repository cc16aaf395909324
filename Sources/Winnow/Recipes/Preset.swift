import WinnowCore

/// A recipe that ships with the package.
///
/// A preset is one file and one line in `Presets.all`.
package struct Preset: Sendable {
  package var name: String
  /// One sentence for `winnow list presets`.
  package var summary: String
  /// Where its numbers come from.
  package var source: String
  /// What of that is not in it; nil where it is all there.
  package var omits: String?
  /// The recipe in YAML.
  package var text: String

  /// The recipe with what there is to say about it in comments, as `winnow recipe show` prints it.
  package var document: String {
    let notes = [summary, "Source: \(source)"] + (omits.map { ["Left out: \($0)"] } ?? [])
    return notes.map { "# \($0)\n" }.joined() + text + "\n"
  }
}
