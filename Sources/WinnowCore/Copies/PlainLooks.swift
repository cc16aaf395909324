/// What a clip looks like as it is: all that tells which others are worth a look at its pictures. It can be
/// kept, so that these need not be read.
package struct PlainLooks: Hashable, Sendable {
  let print: ClipPrint
  /// Milliseconds of the clip.
  let length: Int
  /// Milliseconds from the clip's start.
  let starts: [Int32]
  let ends: [Int32]
  /// The keys of what is shown after a quarter, a half and three quarters of its time; none of a clip
  /// without sheets.
  let anchors: [CoarseKey]
  let sheets: [Sheet]

  struct Sheet: Hashable, Sendable {
    let framing: Int
    let codes: [ContrastCode]
    /// The keys it is found by, with the first picture that has each.
    let keys: [PictureKey]
    /// What is shown where the sheet stands still and is mostly flat.
    let still: Plane?
  }

  init(
    print: ClipPrint, length: Int, starts: [Int32], ends: [Int32], anchors: [CoarseKey],
    sheets: [Sheet]
  ) {
    self.print = print
    self.length = length
    self.starts = starts
    self.ends = ends
    self.anchors = anchors
    self.sheets = sheets
  }

  package init(_ clip: ClipFingerprint, kernels: Kernels = .best) {
    let sheets = CopySheet.sheets(of: clip, number: 0).map { sheet in
      let framing = clip.framings[sheet.framing]
      return Sheet(
        framing: sheet.framing, codes: framing.codes, keys: framing.plainKeys(kernels),
        still: StillPicture.picture(clip.timed(framing), framing.pictures))
    }
    self.init(
      print: ClipPrint(clip), length: clip.length, starts: clip.starts, ends: clip.ends,
      anchors: sheets.isEmpty ? [] : Self.anchors(of: clip, sheets[0].framing, kernels),
      sheets: sheets)
  }

  private static func anchors(of clip: ClipFingerprint, _ framing: Int, _ kernels: Kernels)
    -> [CoarseKey]
  {
    (1...3).map { quarter in
      let time = clip.length * quarter / 4
      let picture = max(0, clip.starts.firstPosition { Int($0) > time } - 1)
      return PictureWindow.whole.key(
        of: clip.framings[framing].pictures[picture], kernels: kernels)
    }
  }

  /// A key that pictures of a sheet have, and the first of these.
  struct PictureKey: Hashable, Sendable {
    let key: CoarseKey
    let picture: UInt32
  }
}

extension ClipFingerprint.Framing {
  /// The keys of pictures with enough texture, each with the first picture that has it.
  fileprivate func plainKeys(_ kernels: Kernels) -> [PlainLooks.PictureKey] {
    var known: Set<CoarseKey> = []
    return pictures.indices.compactMap { picture in
      guard codes[picture].isUsable else { return nil }
      let key = PictureWindow.whole.key(of: pictures[picture], kernels: kernels)
      return known.insert(key).inserted
        ? PlainLooks.PictureKey(key: key, picture: UInt32(picture)) : nil
    }
  }
}
