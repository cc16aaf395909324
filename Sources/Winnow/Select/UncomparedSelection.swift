import WinnowCore

/// Judges clips and writes their verdicts in one pass, where none is compared with another.
struct UncomparedSelection: Sendable {
  private let questioning: Questioning
  private let writing: VerdictWriting

  init(_ catalog: Catalog, _ recipe: Recipe, _ questioning: Questioning) throws {
    self.questioning = questioning
    writing = try VerdictWriting(
      catalog, recipe, questioning.entries, questioning.columns, questioning.models)
  }

  func run() throws -> Funnel {
    var funnel = questioning.funnel
    var tally = FailureTally(questioning.questions.count)
    try writing.during { take in
      let pass = CutPass(reader: questioning.reader, keeps: true)
      try pass.run(questioning.entries) { item in
        let failures = questioning.failures(of: item)
        return (failures, try writing.lines(of: item, verdicts(of: item, failures)))
      } consume: { item, made in
        let (failures, lines) = made
        questioning.count(item, in: &funnel)
        for (clip, failures) in zip(item.video.clips, failures) {
          tally.count(failures)
          let span = item.video.span(clip, item.facts.timeBase)
          funnel.count(
            failures.verdict, isOnlyExcluded: false,
            isUnanswered: questioning.questions.isUnanswered(failures), seconds: span.seconds)
        }
        try take(lines)
      }
    }
    funnel.count(tally, questioning.questions.name)
    return funnel
  }

  private func verdicts(of item: CutReader.Item, _ failures: [[ClipQuestions.Failure]])
    -> [ClipVerdict]
  {
    failures.enumerated().map { clip, failures in
      ClipVerdict(
        video: item.entry.row, clip: clip, verdict: failures.verdict,
        reasons: questioning.questions.reasons(failures))
    }
  }
}
