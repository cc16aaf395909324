/// All sheets that are searched, without their pictures: their plain codes laid end to end.
struct CopyCatalog: Sendable {
  private(set) var sheets: [CopySheet] = []
  private(set) var codes: [ContrastCode] = []
  /// How many clips there are, usable or not.
  private(set) var clipCount = 0
  /// The first sheet of each clip, and behind the last how many there are.
  private var firstSheets = [0]
  /// Where the codes of each sheet begin, and where those of the last end.
  private var firstCodes = [0]
  /// Milliseconds from the start of the clip, code by code.
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  /// The pictures of the sheets that stand still, by the numbers of these.
  private var stills: [Int: StillPicture] = [:]

  init() {}

  init(_ clips: [PlainLooks]) {
    for clip in clips { append(clip) }
  }

  private mutating func append(_ clip: PlainLooks) {
    for sheet in clip.sheets {
      stills[sheets.count] = sheet.still.map(StillPicture.init)
      sheets.append(CopySheet(clip: clipCount, framing: sheet.framing, length: clip.length))
      codes += sheet.codes
      starts += clip.starts
      ends += clip.ends
      firstCodes.append(codes.count)
    }
    clipCount += 1
    firstSheets.append(sheets.count)
  }

  /// Makes room for as many codes.
  mutating func reserve(codes count: Int) {
    codes.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// Adds the sheets of `next`, whose clips follow those that are there.
  mutating func append(_ next: CopyCatalog) {
    for (sheet, still) in next.stills { stills[sheets.count + sheet] = still }
    sheets += next.sheets.map { sheet in
      var sheet = sheet
      sheet.clip += clipCount
      return sheet
    }
    firstCodes += next.firstCodes.dropFirst().map { $0 + codes.count }
    firstSheets += next.firstSheets.dropFirst().map { $0 + sheets.count - next.sheets.count }
    codes += next.codes
    starts += next.starts
    ends += next.ends
    clipCount += next.clipCount
  }

  /// The sheets of a clip.
  func sheets(of clip: Int) -> Range<Int> { firstSheets[clip]..<firstSheets[clip + 1] }

  /// Where the codes of a sheet begin, and for the number after the last sheet's where all end.
  func firstCode(ofSheet sheet: Int) -> Int { firstCodes[sheet] }

  /// The numbers of a sheet's codes.
  func codes(of sheet: Int) -> Range<Int> { firstCodes[sheet]..<firstCodes[sheet + 1] }

  /// The sheet that code number `code` belongs to.
  func sheet(ofCode code: Int) -> Int { firstCodes.firstPosition { $0 > code } - 1 }

  /// nil for a sheet that moves.
  func still(_ sheet: Int) -> StillPicture? { stills[sheet] }

  func plain(_ sheet: Int) -> TimedCodes {
    let range = codes(of: sheet)
    return TimedCodes(
      length: sheets[sheet].length, starts: Array(starts[range]), ends: Array(ends[range]),
      codes: Array(codes[range]))
  }
}
