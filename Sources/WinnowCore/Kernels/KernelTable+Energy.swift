import CKernels

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
