extension ScalarReference {
  static func gradientEnergy(_ plane: PlaneView) -> [Int64] {
    (0..<32).map { number in
      let block = EnergyBlock(number, of: plane)
      var sum = 0
      for y in block.rows {
        for x in block.columns {
          let here = Int(plane[x, y])
          let (across, down) = (Int(plane[x + 1, y]) - here, Int(plane[x, y + 1]) - here)
          sum += across * across + down * down
        }
      }
      return Int64(sum)
    }
  }
}
