import CKernels

extension KernelTable {
  func expandLuma(_ plane: inout Plane) {
    plane.withMutableSamples { samples in
      guard let first = samples.baseAddress else { return }
      table.pointee.expand_luma(first, samples.count)
    }
  }
}
