extension ScalarReference {
  static func expandLuma(_ plane: inout Plane) {
    let levels = SampleRange.limited.lumaLevels
    plane.withMutableSamples { samples in
      for i in samples.indices { samples[i] = levels[Int(samples[i])] }
    }
  }
}
