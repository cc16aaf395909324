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
    var queries = clips.enumerated().flatMap { offset, clip in
      CopySheet.sheets(of: clip, number: firstClip + offset).map { sheet in
        SheetQuery(sheet: sheet, query: CopyQuery(sheet, of: clip, kernels: kernels))
      }
    }
    for place in queries.indices { queries[place].own = catalog.codes(of: firstSheet + place) }
    meet(&queries)
    return queries.indices.flatMap { place in
      findings(of: &queries[place], number: firstSheet + place)
    }
  }

  private struct SheetQuery {
    let sheet: CopySheet
    var query: CopyQuery
    /// The numbers of its own codes in the catalog.
    var own = 0..<0
    var candidates = CandidateSheets()
  }

  /// Gives to all queries the sheets of which some picture has a key and a code near those of one of
  /// theirs.
  private func meet(_ queries: inout [SheetQuery]) {
    var keys: [CoarseKey] = []
    var looks: [(query: Int, picture: Int, variant: Int)] = []
    for (place, query) in queries.enumerated() {
      for (key, picture, variant) in query.query.keys(where: query.sheet.allows) {
        keys.append(key)
        looks.append((place, picture, variant))
      }
    }
    index.search(near: keys) { number, codes in
      let look = looks[number]
      meet(codes, look.picture, variant: look.variant, &queries[look.query])
    }
  }

  private func meet(
    _ codes: [UInt32], _ picture: Int, variant: Int, _ query: inout SheetQuery
  ) {
    guard codes.contains(where: { !query.own.contains(Int($0)) }) else { return }
    let code = query.query.code(picture, variant: variant)
    for id in kernels.nearCodes(catalog.codes, ids: codes, to: code, limit: AlikePair.farthest)
    where !query.own.contains(Int(id)) {
      query.candidates.add(catalog.sheet(ofCode: Int(id)), variant: variant)
    }
  }

  private func findings(of query: inout SheetQuery, number: Int) -> [Finding] {
    let sheet = query.sheet
    return query.candidates.all.compactMap { candidate in
      let other = catalog.sheets[candidate.sheet]
      guard other.mayMatch(sheet) else { return nil }
      let best = query.query.best(
        on: catalog.plain(candidate.sheet), variants: candidate.variants, criteria: criteria)
      return best.map {
        Finding(
          $0, plain: (other.clip, candidate.sheet), query: (sheet.clip, number),
          lengths: (other.length, sheet.length))
      }
    }
  }
}
