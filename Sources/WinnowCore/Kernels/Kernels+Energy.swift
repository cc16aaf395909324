import CKernels

extension Kernels {
  /// Sums of the squared differences to the right and downward in 8 x 4 blocks, row after row; the last
  /// column and row have no successor and are left out.
  package func gradientEnergy(_ plane: PlaneView) -> [Int64] {
    table?.gradientEnergy(plane) ?? ScalarReference.gradientEnergy(plane)
  }
}

extension KernelTable {
  func gradientEnergy(_ plane: PlaneView) -> [Int64] {
    [Int64](unsafeUninitializedCapacity: 32) { energy, count in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: plane.width) { scratch in
        table.pointee.gradient_energy(plane.cPlane, energy.baseAddress!, scratch.baseAddress!)
      }
      count = 32
    }
  }
}

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
