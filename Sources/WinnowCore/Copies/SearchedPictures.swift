/// The pictures of the sheets that are looked for together: read where their looks were not kept, else once
/// one of them has met another clip.
struct SearchedPictures<Batches: CopyBatches> {
  /// Where a sheet comes from.
  struct Place {
    let batch: Int
    /// Position in the batch.
    let clip: Int
    /// Position among the sheets of the clip.
    let sheet: Int
    let framing: Int
  }

  private let batches: Batches
  private let kernels: Kernels
  private let stop: StopCheck
  private var clips: [Int: [ClipFingerprint]] = [:]
  private var pictures: [Int: [[[Plane]]]] = [:]
  private var places: [Place] = []
  /// Of each sheet, once all of its pictures are there.
  private var queries: [CopyQuery?] = []

  init(_ batches: Batches, kernels: Kernels, stop: StopCheck) {
    self.batches = batches
    self.kernels = kernels
    self.stop = stop
  }

  mutating func alteredLooks(of batch: Int) throws -> [AlteredLooks] {
    if let kept = try batches.alteredLooks(of: batch) { return kept }
    let looks = try clips(of: batch).map { try AlteredLooks($0, kernels: kernels, stop: stop) }
    try batches.keep(looks, of: batch)
    return looks
  }

  /// Adds a sheet, which is counted from 0.
  mutating func add(_ place: Place) {
    places.append(place)
    let clip = clips[place.batch]?[place.clip]
    queries.append(clip.flatMap { query(place, of: $0) })
  }

  /// The code of a picture of a sheet, seen as the variant with this number.
  ///
  /// - Throws: what batches throw; `DamagedLooks` where there is no such picture.
  mutating func code(of sheet: Int, _ picture: Int, variant: Int) throws -> ContrastCode {
    if queries[sheet] != nil {
      return try withQuery(sheet) { query in
        guard picture < query.count else { throw DamagedLooks() }
        return query.code(picture, variant: variant)
      }
    }
    let place = places[sheet]
    let planes = try pictures(of: place.batch)
    guard place.clip < planes.count, place.framing < planes[place.clip].count,
      picture < planes[place.clip][place.framing].count
    else { throw DamagedLooks() }
    return CopyVariant.all[variant].code(
      of: planes[place.clip][place.framing][picture], kernels: kernels)
  }

  /// - Throws: what batches and `body` throw; `DamagedLooks` where there is no such sheet.
  mutating func withQuery<R>(_ sheet: Int, _ body: (inout CopyQuery) throws -> R) throws -> R {
    if queries[sheet] == nil {
      let place = places[sheet]
      let clips = try clips(of: place.batch)
      queries[sheet] = place.clip < clips.count ? query(place, of: clips[place.clip]) : nil
    }
    guard queries[sheet] != nil else { throw DamagedLooks() }
    return try body(&queries[sheet]!)
  }

  private func query(_ place: Place, of clip: ClipFingerprint) -> CopyQuery? {
    let sheets = CopySheet.sheets(of: clip, number: 0)
    guard place.sheet < sheets.count, sheets[place.sheet].framing == place.framing else {
      return nil
    }
    return CopyQuery(sheets[place.sheet], of: clip, kernels: kernels, stop: stop)
  }

  private mutating func clips(of batch: Int) throws -> [ClipFingerprint] {
    if let known = clips[batch] { return known }
    let read = try batches.clips(of: batch)
    clips[batch] = read
    return read
  }

  private mutating func pictures(of batch: Int) throws -> [[[Plane]]] {
    if let known = pictures[batch] { return known }
    let read = try batches.pictures(of: batch)
    pictures[batch] = read
    return read
  }
}
