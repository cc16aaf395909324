/// The keys by which a clip finds those that show it, or a part of it, altered: of each of its sheets, seen in
/// each of the crops. Seen mirrored it has the mirrored keys. They can be kept, so that pictures need not be
/// cropped again.
package struct AlteredLooks: Hashable, Sendable {
  struct Look: Hashable, Sendable {
    let key: CoarseKey
    let picture: UInt32
    /// Position among the sheets of the clip.
    let sheet: UInt8
    /// Position among the crops of `CopyVariant`.
    let crop: UInt8
  }

  let looks: [Look]

  /// Keys of a crop that differ in as many bits from one before them are left out: what it finds they
  /// would.
  private static let sameKey = 2

  init(looks: [Look]) {
    self.looks = looks
  }

  package init(_ clip: ClipFingerprint, kernels: Kernels = .best) {
    // It is never stopped.
    let looks = try? Self.looks(of: clip, kernels, stop: .never)
    self.looks = looks ?? []
  }

  /// - Throws: `CopySearchStopped`.
  init(_ clip: ClipFingerprint, kernels: Kernels, stop: StopCheck) throws {
    looks = try Self.looks(of: clip, kernels, stop: stop)
  }

  private static func looks(of clip: ClipFingerprint, _ kernels: Kernels, stop: StopCheck) throws
    -> [Look]
  {
    var looks: [Look] = []
    for (place, sheet) in CopySheet.sheets(of: clip, number: 0).enumerated() {
      let framing = clip.framings[sheet.framing]
      for (crop, strips) in CopyVariant.crops.enumerated()
      where sheet.allows(CopyVariant.all[crop]) {
        let first = looks.count
        for picture in framing.pictures.indices where framing.codes[picture].isUsable {
          if picture % 256 == 0 { try stop.check() }
          let key = PictureWindow.inside(strips).key(
            of: framing.pictures[picture], kernels: kernels)
          guard looks[first...].allSatisfy({ $0.key.difference(from: key) > sameKey }) else {
            continue
          }
          looks.append(
            Look(key: key, picture: UInt32(picture), sheet: UInt8(place), crop: UInt8(crop)))
        }
      }
    }
    return looks
  }
}
