/// Finds the clips of a collection that show the same content, however re-encoded, scaled,
/// trimmed, boxed, cropped, mirrored or re-timed.
///
/// Coarse keys name the pairs worth a look (`CopyIndex`); the alignment of their codes decides.
/// The result depends on the clips alone: in another order the same pairs are found.
public struct CopyFinder: Sendable {
  public var criteria: CopyCriteria
  private let kernels: Kernels

  public init(kernels: Kernels = .best, criteria: CopyCriteria = CopyCriteria()) {
    self.kernels = kernels
    self.criteria = criteria
  }

  /// All pairs of copies among `clips`, ordered by a, then b.
  public func matches(among clips: [ClipFingerprint]) -> [CopyMatch] {
    let sheets = CopySheet.sheets(of: clips)
    let index = Self.index(sheets, of: clips, kernels: kernels)
    var candidates = CandidateSheets(count: sheets.count)
    var found: [Finding] = []
    for (number, sheet) in sheets.enumerated() {
      var query = CopyQuery(sheet, of: clips, kernels: kernels)
      for (choice, variant) in CopyVariant.all.enumerated()
      where sheet.framing == 0 || variant.window == .whole {
        for key in query.keys(variant) {
          index.search(near: key) { candidates.add(Int($0), variant: choice) }
        }
      }
      for candidate in candidates.take() {
        let other = sheets[candidate.sheet]
        // Bars and what is written on them are alike whatever they frame.
        guard other.clip != sheet.clip, other.framing == 0 || sheet.framing == 0 else { continue }
        let best = query.best(on: other.plain, variants: candidate.variants, criteria: criteria)
        if let best {
          found.append(
            Finding(
              plain: candidate.sheet, query: number, clips: (other.clip, sheet.clip),
              alignment: best))
        }
      }
    }
    return Self.bestOfEachPair(found).map { finding in
      let plain = sheets[finding.plain].plain
      let query = CopyQuery(sheets[finding.query], of: clips, kernels: kernels)
        .timed(finding.alignment.variant)
      let fit = AlignmentFit(
        plain: plain, query: query, span: finding.alignment.span, kernels: kernels)
      return finding.match(fit.line(), plainLength: plain.length, queryLength: query.length)
    }
  }

  /// The plain keys of all sheets.
  private static func index(
    _ sheets: [CopySheet], of clips: [ClipFingerprint], kernels: Kernels
  ) -> CopyIndex {
    var keys: [CoarseKey] = []
    var owners: [Int32] = []
    for (number, sheet) in sheets.enumerated() {
      let plain = CopyQuery(sheet, of: clips, kernels: kernels).keys(CopyVariant.all[0])
      keys += plain
      owners += [Int32](repeating: Int32(number), count: plain.count)
    }
    return CopyIndex(keys: keys, owners: owners)
  }

  private static func bestOfEachPair(_ findings: [Finding]) -> [Finding] {
    var best: [Finding] = []
    for finding in findings.sorted(by: Finding.precedes) where finding.pair != best.last?.pair {
      best.append(finding)
    }
    return best
  }
}
