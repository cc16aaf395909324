/// Where the pixels of a reduced picture are taken from, for frames of one size.
struct ReductionGrid {
  private let lumaSize: [Int]
  private let chromaSize: [Int]
  private let columns: [ReductionTap]
  private let rows: [ReductionTap]

  /// - Parameter longSide: the most pixels of the longer side of the reduced picture.
  init(_ luma: TurnedPlaneView, _ chroma: TurnedPlaneView, longSide: Int) {
    lumaSize = [luma.width, luma.height]
    chromaSize = [chroma.width, chroma.height]
    let factor = max(1, Double(max(luma.width, luma.height)) / Double(longSide))
    func count(_ length: Int) -> Int {
      max(1, Int((Double(length) / factor).rounded(.toNearestOrEven)))
    }
    columns = ReductionTap.line(
      length: luma.width, chromaLength: chroma.width, count: count(luma.width))
    rows = ReductionTap.line(
      length: luma.height, chromaLength: chroma.height, count: count(luma.height))
  }

  func fits(_ luma: TurnedPlaneView, _ chroma: TurnedPlaneView) -> Bool {
    lumaSize == [luma.width, luma.height] && chromaSize == [chroma.width, chroma.height]
  }

  /// The reduced picture of planes that this fits; `v` is as large as `u`.
  func reduce(
    _ luma: TurnedPlaneView, _ u: TurnedPlaneView, _ v: TurnedPlaneView, _ colours: SwscaleColours
  ) -> ColourPicture {
    var picture = ColourPicture(width: columns.count, height: rows.count)
    var i = 0
    picture.blue.withMutableSamples { blue in
      picture.green.withMutableSamples { green in
        picture.red.withMutableSamples { red in
          for row in rows {
            for column in columns {
              let upper = Self.mixed(luma, u, v, column, row.first, row.firstChroma, colours)
              let lower = Self.mixed(luma, u, v, column, row.second, row.secondChroma, colours)
              blue[i] = Self.mixed(upper.blue, lower.blue, row)
              green[i] = Self.mixed(upper.green, lower.green, row)
              red[i] = Self.mixed(upper.red, lower.red, row)
              i += 1
            }
          }
        }
      }
    }
    return picture
  }

  /// Of two neighbours in a row of the picture, in 1/2048 of a level.
  @inline(__always)
  private static func mixed(
    _ luma: TurnedPlaneView, _ u: TurnedPlaneView, _ v: TurnedPlaneView, _ column: ReductionTap,
    _ y: Int, _ chromaY: Int, _ colours: SwscaleColours
  ) -> SwscaleColours.Levels {
    let (near, far) = (column.firstChroma, column.secondChroma)
    let a = colours.levels(luma[column.first, y], u[near, chromaY], v[near, chromaY])
    let b = colours.levels(luma[column.second, y], u[far, chromaY], v[far, chromaY])
    let (m, n) = (column.firstWeight, column.secondWeight)
    return (
      a.blue &* m &+ b.blue &* n, a.green &* m &+ b.green &* n, a.red &* m &+ b.red &* n
    )
  }

  /// Of two rows, cut to 16 bits on the way as OpenCV's vectors do.
  @inline(__always)
  private static func mixed(_ upper: Int32, _ lower: Int32, _ row: ReductionTap) -> UInt8 {
    let a = ((upper &>> 4) &* row.firstWeight) &>> 16
    let b = ((lower &>> 4) &* row.secondWeight) &>> 16
    return UInt8(truncatingIfNeeded: (a &+ b &+ 2) &>> 2)
  }
}
