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
    var queries: [SheetQuery] = []
    for (offset, clip) in clips.enumerated() {
      for sheet in CopySheet.sheets(of: clip, number: firstClip + offset) {
        queries.append(
          SheetQuery(
            sheet: sheet, own: catalog.codes(of: firstSheet + queries.count),
            query: CopyQuery(sheet, of: clip, kernels: kernels)))
      }
    }
    meet(&queries)
    return queries.indices.flatMap { place in
      findings(of: &queries[place], number: firstSheet + place)
    }
  }

  private struct SheetQuery {
    let sheet: CopySheet
    /// The numbers of its own codes in the catalog.
    let own: Range<Int>
    var query: CopyQuery
    var candidates = CandidateSheets()
  }

  /// What a key that is looked for was made of. There are many of them.
  private struct Look {
    let query: Int32
    let picture: Int32
    let variant: Int32
  }

  /// Gives to all queries the sheets of which some picture has a key and a code near those of one of
  /// theirs.
  private func meet(_ queries: inout [SheetQuery]) {
    var keys: [CoarseKey] = []
    var looks: [Look] = []
    for (place, query) in queries.enumerated() {
      for (key, picture, variant) in query.query.keys(where: query.sheet.allows) {
        keys.append(key)
        looks.append(
          Look(query: Int32(place), picture: Int32(picture), variant: Int32(variant)))
      }
    }
    index.search(near: keys) { number, codes in
      let look = looks[number]
      meet(codes, Int(look.picture), variant: Int(look.variant), &queries[Int(look.query)])
    }
  }

  private func meet(
    _ codes: [UInt32], _ picture: Int, variant: Int, _ query: inout SheetQuery
  ) {
    let others = codes.filter { [own = query.own] in !own.contains(Int($0)) }
    guard !others.isEmpty else { return }
    let code = query.query.code(picture, variant: variant)
    for id in kernels.nearCodes(catalog.codes, ids: others, to: code, limit: AlikePair.farthest) {
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
      guard let best, showsTheSame(number, candidate.sheet, mirrored: best.mirrored) else {
        return nil
      }
      return Finding(
        best, plain: (other.clip, candidate.sheet), query: (sheet.clip, number),
        lengths: (other.length, sheet.length))
    }
  }

  /// Whether what is written on two sheets that stand still is the same.
  private func showsTheSame(_ a: Int, _ b: Int, mirrored: Bool) -> Bool {
    guard let a = catalog.still(a), let b = catalog.still(b) else { return true }
    return a.agrees(with: b, mirrored: mirrored)
  }
}
