import CKernels

extension Kernels {
  /// The samples of `plane` brought to eight bits.
  package func narrow(_ plane: DeepPlaneView, by narrowing: Narrowing) -> Plane {
    table?.narrow(plane, by: narrowing) ?? ScalarReference.narrow(plane, by: narrowing)
  }

  /// Brings luma of limited range to full range: each sample to its `SampleRange.lumaLevels`.
  package func expandLuma(_ plane: inout Plane) {
    guard let table else { return ScalarReference.expandLuma(&plane) }
    table.expandLuma(&plane)
  }
}

extension KernelTable {
  func narrow(_ plane: DeepPlaneView, by narrowing: Narrowing) -> Plane {
    Plane(width: plane.width, height: plane.height) { samples in
      table.pointee.narrow(plane.cPlane, narrowing.cNarrowing, samples)
    }
  }

  func expandLuma(_ plane: inout Plane) {
    plane.withMutableSamples { samples in
      guard let first = samples.baseAddress else { return }
      table.pointee.expand_luma(first, samples.count)
    }
  }
}

extension ScalarReference {
  static func narrow(_ plane: DeepPlaneView, by narrowing: Narrowing) -> Plane {
    Plane(width: plane.width, height: plane.height) { x, y in
      let sample = min(UInt32(plane[x, y]), narrowing.most)
      return UInt8(min(255, (sample * narrowing.factor + narrowing.offset) / Narrowing.unit))
    }
  }

  static func expandLuma(_ plane: inout Plane) {
    let levels = SampleRange.limited.lumaLevels
    plane.withMutableSamples { samples in
      for i in samples.indices { samples[i] = levels[Int(samples[i])] }
    }
  }
}
