/// Looks for clips in a catalog of others.
struct CopySearch: Sendable {
  let clips: GatheredClips
  /// The part whose clips meet those of other parts alone; nil where there is none.
  let home: CopyPart?
  /// The keys of all clips that are searched, owned by their codes.
  let all: CopyIndex
  /// Those of clips outside `home`, and these mirrored: owners of the latter have `mirrorBit` set.
  let foreign: CopyIndex
  /// Clips that others stand for.
  let representatives: [Int: Int]
  let criteria: CopyCriteria
  let kernels: Kernels
  let stop: StopCheck

  static let mirrorBit: UInt32 = 1 << 31

  private var catalog: CopyCatalog { clips.catalog }

  /// The best alignments of the variants of all sheets of the clips of some batches with the plain codes of
  /// the sheets that they meet.
  ///
  /// - Throws: what `batches` throw; `CopySearchStopped`.
  func findings(of run: Range<Int>, in batches: some CopyBatches) throws -> [Finding] {
    var pictures = SearchedPictures(batches, kernels: kernels, stop: stop)
    var queries: [SheetQuery] = []
    var looks = (all: Looks(), foreign: Looks())
    for batch in run {
      try stop.check()
      for (place, altered) in try pictures.alteredLooks(of: batch).enumerated() {
        let clip = clips.starts[batch].clip + place
        guard clip < clips.starts[batch + 1].clip else { throw DamagedLooks() }
        guard representatives[clip] == nil else { continue }
        let (first, sheets) = (queries.count, catalog.sheets(of: clip))
        guard altered.looks.allSatisfy({ $0.sheet < sheets.count }) else { throw DamagedLooks() }
        for sheet in sheets {
          queries.append(SheetQuery(number: sheet))
          pictures.add(
            SearchedPictures.Place(
              batch: batch, clip: place, sheet: sheet - sheets.lowerBound,
              framing: catalog.sheets[sheet].framing))
        }
        if clips.parts[clip] == home {
          looks.foreign.add(altered, firstQuery: first, mirrored: false)
        } else {
          looks.all.add(altered, firstQuery: first, mirrored: true)
        }
      }
    }
    try all.search(near: looks.all.keys, stop: stop) { number, codes in
      try meet(codes, looks.all.sources[number], mirrored: false, &queries, &pictures)
    }
    try foreign.search(near: looks.foreign.keys, stop: stop) { number, owners in
      for mirrored in [false, true] {
        let codes = owners.filter { ($0 & Self.mirrorBit != 0) == mirrored }
          .map { $0 & ~Self.mirrorBit }
        try meet(codes, looks.foreign.sources[number], mirrored: mirrored, &queries, &pictures)
      }
    }
    return try queries.indices.flatMap { try findings(of: $0, queries[$0], &pictures) }
  }

  private struct SheetQuery {
    /// Position of the sheet in the catalog.
    let number: Int
    var candidates = CandidateSheets()
  }

  /// Keys that are looked for, and what each was made of. There are many of them.
  private struct Looks {
    private(set) var keys: [CoarseKey] = []
    private(set) var sources: [Source] = []

    struct Source {
      let query: Int32
      let picture: UInt32
      let variant: UInt8
    }

    /// - Parameter mirrored: whether the keys of the mirrored crops are looked for, too.
    mutating func add(_ altered: AlteredLooks, firstQuery: Int, mirrored: Bool) {
      for look in altered.looks {
        let query = Int32(firstQuery + Int(look.sheet))
        keys.append(look.key)
        sources.append(Source(query: query, picture: look.picture, variant: look.crop))
        guard mirrored else { continue }
        keys.append(look.key.mirrored)
        let variant = look.crop + UInt8(CopyVariant.crops.count)
        sources.append(Source(query: query, picture: look.picture, variant: variant))
      }
    }
  }

  /// Gives to a query the sheets that have some of `codes`, whose keys lie near that of one of its pictures,
  /// as far as these lie near the picture's code.
  ///
  /// - Parameter mirrored: whether it is the mirrored picture.
  private func meet(
    _ codes: [UInt32], _ source: Looks.Source, mirrored: Bool, _ queries: inout [SheetQuery],
    _ pictures: inout SearchedPictures<some CopyBatches>
  ) throws {
    let query = Int(source.query)
    let own = catalog.codes(of: queries[query].number)
    let others = codes.filter { !own.contains(Int($0)) }
    guard !others.isEmpty else { return }
    let variant = Int(source.variant) + (mirrored ? CopyVariant.crops.count : 0)
    let code = try pictures.code(of: query, Int(source.picture), variant: variant)
    for id in kernels.nearCodes(catalog.codes, ids: others, to: code, limit: AlikePair.farthest) {
      queries[query].candidates.add(catalog.sheet(ofCode: Int(id)), variant: variant)
    }
  }

  private func findings(
    of number: Int, _ query: SheetQuery, _ pictures: inout SearchedPictures<some CopyBatches>
  ) throws -> [Finding] {
    let sheet = catalog.sheets[query.number]
    return try query.candidates.all.compactMap { candidate in
      let other = catalog.sheets[candidate.sheet]
      guard other.mayMatch(sheet),
        clips.parts[sheet.clip].isCompared(with: clips.parts[other.clip])
      else { return nil }
      try stop.check()
      let best = try pictures.withQuery(number) { query in
        try query.best(
          on: catalog.plain(candidate.sheet), variants: candidate.variants, criteria: criteria)
      }
      guard let best, showsTheSame(query.number, candidate.sheet, mirrored: best.mirrored) else {
        return nil
      }
      return Finding(
        best, plain: (other.clip, candidate.sheet), query: (sheet.clip, query.number),
        lengths: (other.length, sheet.length))
    }
  }

  /// Whether what is written on two sheets that stand still is the same.
  private func showsTheSame(_ a: Int, _ b: Int, mirrored: Bool) -> Bool {
    guard let a = catalog.still(a), let b = catalog.still(b) else { return true }
    return a.agrees(with: b, mirrored: mirrored)
  }
}
