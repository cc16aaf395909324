import WinnowCore

/// What is held of each clip until all have their verdicts. It has no scores and no pictures: those are
/// read from the catalog when they are wanted.
struct Candidate: Sendable {
  var video: Int64
  var clip: Int32
  var id: ContentID?
  /// What speaks against it, and what could not be asked.
  var failures: [ClipQuestions.Failure]
  var quality: CopyQuality

  /// Whether nothing but a better copy speaks against it.
  var isGood: Bool { failures.isEmpty }

  /// What there is to say of it by itself.
  var verdict: Verdict { failures.verdict }
}
