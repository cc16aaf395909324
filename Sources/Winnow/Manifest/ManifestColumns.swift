/// The scores and texts that all lines of a manifest have. Each line has it, so that it is shared.
public final class ManifestColumns: Sendable {
  let scores: ManifestScores
  /// Writes lines as manifest.jsonl has them.
  let json: JSONLinesManifest
  /// Names of numbers, such as "sharpness.laplacian.mean", then of scores that others gave, in the order of
  /// manifest.csv.
  public let scoreNames: [String]
  /// Names of texts that others gave, such as captions.
  public let textNames: [String]

  init(_ scores: ManifestScores) {
    self.scores = scores
    json = JSONLinesManifest(scores)
    let measured = scores.scores.flatMap { score in score.values.map { "\(score.id).\($0.name)" } }
    scoreNames = measured + scores.columns(.scores).map(\.shownName)
    textNames = scores.columns(.texts).map(\.shownName)
  }
}
