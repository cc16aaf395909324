extension ScalarReference {
  static func rowCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>, spacing: Int)
    -> [UInt32]
  {
    var counts = [UInt32](repeating: 0, count: plane.height)
    for y in 0..<plane.height {
      for x in 0..<plane.width where x / 64 % spacing == 0 && levels.contains(plane[x, y]) {
        counts[y] += 1
      }
    }
    return counts
  }

  static func columnCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: plane.width)
    for y in 0..<plane.height {
      for x in 0..<plane.width where levels.contains(plane[x, y]) { counts[x] += 1 }
    }
    return counts
  }
}
