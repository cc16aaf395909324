/// Looks as they are kept, integers little-endian: a byte for the version, the number of clips, and these.
/// Counts and numbers of pictures take a byte for seven bits.
package enum LooksCoding {
  private static let version: UInt8 = 1

  package static func bytes(_ clips: [PlainLooks]) -> [UInt8] {
    var bytes = LookBytes(version: version, count: clips.count)
    for clip in clips {
      for word in [clip.print.high, clip.print.low] { bytes.append(word) }
      bytes.append(count: clip.length)
      bytes.append(count: clip.starts.count)
      for time in clip.starts + clip.ends { bytes.append(count: Int(time)) }
      bytes.append(count: clip.anchors.count)
      for key in clip.anchors { bytes.append(key.bits) }
      bytes.append(count: clip.sheets.count)
      for sheet in clip.sheets { bytes.append(sheet) }
    }
    return bytes.bytes
  }

  /// nil where these are no such bytes, or of another version.
  package static func plain(_ bytes: [UInt8]) -> [PlainLooks]? {
    var bytes = LookBytes(bytes)
    return bytes.clips(version: version) { $0.plain() }
  }

  package static func bytes(_ clips: [AlteredLooks]) -> [UInt8] {
    var bytes = LookBytes(version: version, count: clips.count)
    for clip in clips {
      bytes.append(count: clip.looks.count)
      var last: (sheet: UInt8, crop: UInt8, picture: UInt32) = (0, 0, 0)
      for look in clip.looks {
        let isNext = (look.sheet, look.crop) == (last.sheet, last.crop)
        // A look of another crop says so by an odd number.
        bytes.append(
          count: isNext ? Int(look.picture - last.picture) << 1 : Int(look.picture) << 1 | 1)
        if !isNext { bytes.append(count: Int(look.sheet) << 4 | Int(look.crop)) }
        bytes.append(look.key.bits)
        last = (look.sheet, look.crop, look.picture)
      }
    }
    return bytes.bytes
  }

  /// nil where these are no such bytes, or of another version.
  package static func altered(_ bytes: [UInt8]) -> [AlteredLooks]? {
    var bytes = LookBytes(bytes)
    return bytes.clips(version: version) { $0.altered() }
  }
}

extension LookBytes {
  fileprivate init(version: UInt8, count: Int) {
    self.init([version])
    append(count: count)
  }

  fileprivate mutating func append(_ sheet: PlainLooks.Sheet) {
    append(count: sheet.framing)
    for code in sheet.codes {
      for bits in [code.bits, code.mask] {
        for word in [bits.words.0, bits.words.1, bits.words.2, bits.words.3] { append(word) }
      }
    }
    append(count: sheet.keys.count)
    for key in sheet.keys {
      append(count: Int(key.picture))
      append(key.key.bits)
    }
    append(count: sheet.still == nil ? 0 : 1)
    if let still = sheet.still { append(samples: still.samples) }
  }

  fileprivate mutating func clips<Clip>(
    version: UInt8, _ read: (inout LookBytes) -> Clip?
  ) -> [Clip]? {
    guard byte() == version, let count = count(atLeast: 1) else { return nil }
    var clips: [Clip] = []
    clips.reserveCapacity(count)
    for _ in 0..<count {
      guard let clip = read(&self) else { return nil }
      clips.append(clip)
    }
    return isAtEnd ? clips : nil
  }

  fileprivate mutating func plain() -> PlainLooks? {
    guard let high = word(), let low = word(), let length = number(),
      let moments = count(atLeast: 2), let starts = times(moments), let ends = times(moments),
      let anchors = count(atLeast: 8), let keys = keys(anchors), let count = count(atLeast: 3)
    else { return nil }
    var sheets: [PlainLooks.Sheet] = []
    for _ in 0..<count {
      guard let sheet = sheet(moments) else { return nil }
      sheets.append(sheet)
    }
    guard anchors == (sheets.isEmpty ? 0 : 3) else { return nil }
    return PlainLooks(
      print: ClipPrint(high: high, low: low), length: length, starts: starts, ends: ends,
      anchors: keys, sheets: sheets)
  }

  private mutating func sheet(_ moments: Int) -> PlainLooks.Sheet? {
    guard let framing = number(), framing < 2, let codes = codes(moments),
      let count = count(atLeast: 9)
    else { return nil }
    var keys: [PlainLooks.PictureKey] = []
    keys.reserveCapacity(count)
    for _ in 0..<count {
      guard let picture = number(), picture < moments, let key = key() else { return nil }
      keys.append(PlainLooks.PictureKey(key: key, picture: UInt32(picture)))
    }
    guard let stills = number() else { return nil }
    guard stills == 1 else {
      return PlainLooks.Sheet(framing: framing, codes: codes, keys: keys, still: nil)
    }
    let side = FingerprintMoment.side
    guard let samples = samples(side * side) else { return nil }
    let still = Plane(width: side, height: side, samples: samples)
    return PlainLooks.Sheet(framing: framing, codes: codes, keys: keys, still: still)
  }

  private mutating func times(_ count: Int) -> [Int32]? {
    var times: [Int32] = []
    times.reserveCapacity(count)
    for _ in 0..<count {
      guard let time = number(), time <= Int(Int32.max) else { return nil }
      times.append(Int32(time))
    }
    return times
  }

  private mutating func key() -> CoarseKey? { word().flatMap(CoarseKey.init(bits:)) }

  private mutating func keys(_ count: Int) -> [CoarseKey]? {
    var keys: [CoarseKey] = []
    for _ in 0..<count {
      guard let key = key() else { return nil }
      keys.append(key)
    }
    return keys
  }

  private mutating func codes(_ count: Int) -> [ContrastCode]? {
    guard has(count, of: 64) else { return nil }
    var codes: [ContrastCode] = []
    codes.reserveCapacity(count)
    for _ in 0..<count {
      guard let bits = words(), let mask = words() else { return nil }
      codes.append(ContrastCode(bits: bits, mask: mask))
    }
    return codes
  }

  private mutating func words() -> Bits256? {
    guard let a = word(), let b = word(), let c = word(), let d = word() else { return nil }
    return Bits256(a, b, c, d)
  }

  fileprivate mutating func altered() -> AlteredLooks? {
    guard let count = count(atLeast: 9) else { return nil }
    var looks: [AlteredLooks.Look] = []
    looks.reserveCapacity(count)
    var (sheet, crop, picture) = (0, 0, 0)
    for _ in 0..<count {
      guard let step = number() else { return nil }
      if step & 1 == 1 {
        guard let place = number() else { return nil }
        (sheet, crop, picture) = (place >> 4, place & 15, step >> 1)
      } else {
        picture += step >> 1
      }
      guard sheet < 2, crop < CopyVariant.crops.count, picture <= Int(Int32.max),
        let key = key()
      else { return nil }
      looks.append(
        AlteredLooks.Look(
          key: key, picture: UInt32(picture), sheet: UInt8(sheet), crop: UInt8(crop)))
    }
    return AlteredLooks(looks: looks)
  }
}
