import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// Bars against truth.json, which says where the script that made the fixtures put them.
@Suite struct LetterboxTests {
  private static let barred = FixtureTruth.names(.good).filter {
    FixtureTruth.all[$0]?.picture != nil
  }

  @Test(arguments: barred) func theBoxIsWhereTheBarsEnd(name: String) throws {
    let truth = try #require(FixtureTruth.all[name])
    let (expected, box) = (try #require(truth.picture), try Self.box(name))
    let tolerance = truth.pictureTolerance ?? 0
    #expect(abs(box.x - expected.x) <= tolerance && abs(box.y - expected.y) <= tolerance)
    #expect(abs(box.width - expected.width) <= tolerance)
    #expect(abs(box.height - expected.height) <= tolerance)
  }

  @Test(arguments: FixtureTruth.names(.good).filter { !barred.contains($0) })
  func aPictureWithoutBarsIsWhole(name: String) throws {
    let truth = try #require(FixtureTruth.all[name])
    let whole = PixelRect(x: 0, y: 0, width: truth.width ?? 0, height: truth.height ?? 0)
    #expect(try Self.box(name) == whole)
  }

  @Test func aBlackFrameGivesNoJudgement() throws {
    #expect(try Letterbox().values("fades.mp4", 0) == [nil, nil, nil, nil])
  }

  /// A logo over up to three fifths of a bar's lines does not end it.
  @Test(arguments: [(20, 30), (60, 30), (61, 10)])
  func aLogoOnABarLeavesSomeOfIt(width: Int, bar: Int) {
    let plane = Plane(width: 100, height: 100) { x, y in
      if 10..<20 ~= y, x < width { return 220 }
      return 30..<80 ~= y ? UInt8(60 + (x * 7 + y * 3) % 190) : 2
    }
    let values = plane.withFrame { Letterbox().values($0) }
    #expect(values == [0, Double(bar) / 100, 0, 0.2])
  }

  /// A logo on a bar of 50 lines that is deeper than any line of writing, over a fifth of its lines.
  @Test(arguments: RightAngle.all) func aDeepLogoOnABarLeavesItWhole(angle: RightAngle) {
    let values = values(logo: 20, over: 4..<46, bar: 50, angle)
    #expect(values == [0, 0.25, 0, 0])
  }

  /// A logo across the end of a bar leaves it where the lines beside the logo end.
  @Test(arguments: [4..<60, 30..<51, 40..<120, 49..<52])
  func aLogoMayReachBeyondABar(logo: Range<Int>) {
    for angle in RightAngle.all {
      #expect(values(logo: 20, over: logo, bar: 50, angle) == [0, 0.25, 0, 0], "\(angle)")
    }
  }

  /// Of a wider one across the end nobody can tell where the bar ends.
  @Test func aWideLogoAcrossTheEndGivesNoJudgement() {
    let values = values(logo: 30, over: 30..<70, bar: 50, RightAngle.all[0])
    #expect(values == [0, nil, 0, 0])
  }

  /// A picture that has what a logo on a bar has, but no bar: something on a dark edge that is dark
  /// nowhere else, something bright at the edge itself, and darkness that thins out.
  @Test func anOrdinaryPictureHasNoBar() {
    let pictures: [(Int, Int) -> Bool] = [
      { x, y in y < 1 && x < 60 }, { x, y in y < 50 && x < 60 }, { x, y in y < 50 && x % 3 != 0 },
    ]
    for isDark in pictures {
      let plane = Plane(width: 100, height: 200) { x, y in isDark(x, y) ? 2 : texture(x, y) }
      #expect(plane.withFrame { Letterbox().values($0) } == [0, 0, 0, 0])
    }
  }

  /// The values of a picture below a black bar of `bar` of 200 lines, with a bright logo on `lines`,
  /// `width` of 100 samples wide; stored so that it is shown like that.
  private func values(logo width: Int, over lines: Range<Int>, bar: Int, _ angle: RightAngle)
    -> [Double?]
  {
    let (across, down) = angle.swapsSides ? (200, 100) : (100, 200)
    let plane = Plane(width: across, height: down) { column, row in
      let (x, y) = angle.place(column, row, width: across, height: down)
      if lines ~= y, 10..<10 + width ~= x { return 220 }
      return y < bar ? 2 : texture(x, y)
    }
    return plane.withFrame(orientation: angle.orientation) { Letterbox().values($0) }
  }

  /// Four bars of different widths, each named by the side it is shown at.
  @Test(arguments: RightAngle.all) func edgesAreThoseOfTheShownPicture(angle: RightAngle) {
    let (width, height) = (100, 60)
    let picture = PixelRect(x: 10, y: 3, width: 70, height: 51)
    let plane = Plane(width: width, height: height) { x, y in
      let isLit = 10..<80 ~= x && 3..<54 ~= y
      return isLit ? UInt8(60 + (x * 7 + y * 3) % 190) : 2
    }
    let first = angle.place(picture.x, picture.y, width: width, height: height)
    let last = angle.place(79, 53, width: width, height: height)
    let (across, down) = angle.swapsSides ? (height, width) : (width, height)
    let expected = [
      Double(min(first.x, last.x)) / Double(across), Double(min(first.y, last.y)) / Double(down),
      Double(across - 1 - max(first.x, last.x)) / Double(across),
      Double(down - 1 - max(first.y, last.y)) / Double(down),
    ]
    let values = plane.withFrame(orientation: angle.orientation) { Letterbox().values($0) }
    #expect(values == expected)
  }

  /// Dark bars stand alone, lighter ones on both sides, and of one level.
  @Test func lightBarsHaveACounterpart() {
    func values(_ top: UInt8, _ bottom: UInt8?) -> [Double?] {
      let plane = Plane(width: 40, height: 40) { x, y in
        if y < 10 { return top }
        return y >= 30 ? bottom ?? texture(x, y) : texture(x, y)
      }
      return plane.withFrame { Letterbox().values($0) }
    }
    #expect(values(48, nil) == [0, 0.25, 0, 0])
    #expect(values(49, nil) == [0, nil, 0, 0])
    #expect(values(200, 200) == [0, 0.25, 0, 0.25])
    #expect(values(200, 205) == [0, 0.25, 0, 0.25])
    #expect(values(200, 206) == [0, nil, 0, nil])
    #expect(values(200, 30) == [0, nil, 0, 0.25])
  }

  /// Three fifths of both sides, evenly and all on one side.
  @Test(arguments: [30, 60]) func barsMayTakeThreeFifths(first: Int) {
    let last = 100 - (60 - first)
    let plane = Plane(width: 100, height: 100) { x, y in
      first..<last ~= x && first..<last ~= y ? texture(x, y) : 0
    }
    let (one, other) = (Double(first) / 100, Double(60 - first) / 100)
    #expect(plane.withFrame { Letterbox().values($0) } == [one, one, other, other])
  }

  /// A slope of light from the edge inward, and darkness that ends along no line.
  @Test func whatEndsGraduallyGivesNoJudgement() {
    let slope = Plane(width: 64, height: 64) { x, y in
      y < 30 ? UInt8(10 + y) : texture(x, y)
    }
    #expect(slope.withFrame { Letterbox().values($0) } == [0, nil, 0, 0])
    let ragged = Plane(width: 64, height: 64) { x, y in y < 10 + x / 4 ? 3 : texture(x, y) }
    #expect(ragged.withFrame { Letterbox().values($0) } == [0, nil, 0, 0])
  }

  /// Levels of 60 to 249 without order.
  private func texture(_ x: Int, _ y: Int) -> UInt8 { UInt8(60 + (x * 37 + y * 91) % 190) }

  /// The box of a fixture's every fifth frame.
  private static func box(_ name: String) throws -> PixelRect {
    let reader = try VideoReader(path: TestFolders.fixture(name).path)
    var scores: [String: [Float]] = [:]
    var (position, samples) = (0, 0)
    while let frame = try reader.next() {
      defer { position += 1 }
      guard position % 5 == 0 else { continue }
      samples += 1
      try reader.withView(of: frame) { view in
        for (score, value) in zip(Letterbox().scores, Letterbox().values(view)) {
          scores[score.id, default: []].append(value.map { Float($0) } ?? .nan)
        }
      }
    }
    return PictureBox(scores: scores, samples: 0..<samples)
      .pixels(width: reader.facts.width, height: reader.facts.height)
  }
}
