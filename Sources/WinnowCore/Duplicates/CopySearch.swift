/// Looks for clips in a catalog of others.
struct CopySearch: Sendable {
  let catalog: CopyCatalog
  /// The keys of the catalog's sheets, owned by codes.
  let index: CopyIndex
  let criteria: CopyCriteria
  let kernels: Kernels

  /// The best alignments of the variants of all sheets of `clips`, which are part of the catalog, with
  /// the plain codes of the sheets that they meet.
  func findings(of clips: [ClipFingerprint], firstClip: Int, firstSheet: Int) -> [Finding] {
    var number = firstSheet
    return clips.enumerated().flatMap { offset, clip in
      CopySheet.sheets(of: clip, number: firstClip + offset).flatMap { sheet in
        defer { number += 1 }
        return findings(of: sheet, number: number, clip)
      }
    }
  }

  private func findings(of sheet: CopySheet, number: Int, _ clip: ClipFingerprint) -> [Finding] {
    var query = CopyQuery(sheet, of: clip, kernels: kernels)
    return candidates(for: sheet, number: number, &query).all.compactMap { candidate in
      let other = catalog.sheets[candidate.sheet]
      guard other.mayMatch(sheet) else { return nil }
      let best = query.best(
        on: catalog.plain(candidate.sheet), variants: candidate.variants, criteria: criteria)
      return best.map {
        Finding(
          $0, plain: (other.clip, candidate.sheet), query: (sheet.clip, number),
          lengths: (other.length, sheet.length))
      }
    }
  }

  /// The sheets of which some picture has a key and a code near those of a picture of the query.
  private func candidates(for sheet: CopySheet, number: Int, _ query: inout CopyQuery)
    -> CandidateSheets
  {
    let own = catalog.codes(of: number)
    var candidates = CandidateSheets()
    var room: [UInt32] = []
    var near: [UInt32] = []
    for (key, picture, variant) in query.keys(where: sheet.allows) {
      near.removeAll(keepingCapacity: true)
      index.search(near: key, room: &room) { if !own.contains(Int($0)) { near.append($0) } }
      guard !near.isEmpty else { continue }
      let code = query.code(picture, variant: variant)
      for id in kernels.nearCodes(catalog.codes, ids: near, to: code, limit: AlikePair.farthest) {
        candidates.add(catalog.sheet(ofCode: Int(id)), variant: variant)
      }
    }
    return candidates
  }
}
