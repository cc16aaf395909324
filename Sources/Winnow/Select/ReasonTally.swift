/// Counts verdicts that were given before, by the reasons that they have.
struct ReasonTally {
  private var failing: [String: Funnel.Failing] = [:]
  private var groups = 0

  mutating func count(_ verdict: ClipVerdict, seconds: Double, _ funnel: inout Funnel) {
    let missed = verdict.reasons.filter { $0.value != nil && $0.footage == nil }
    for reason in missed { failing[reason.gate, default: Funnel.Failing()].clips += 1 }
    if missed.count == 1 { failing[missed[0].gate]?.alone += 1 }
    let isExcluded = verdict.reasons.contains { $0.footage != nil }
    funnel.count(
      verdict.verdict, isOnlyExcluded: isExcluded && missed.isEmpty,
      isUnanswered: verdict.reasons.allSatisfy(\.isUnanswered), seconds: seconds)
    groups = max(groups, verdict.group ?? 0)
  }

  func finish(_ funnel: inout Funnel) {
    funnel.count(failing)
    funnel.count(groups: groups)
  }
}
