import CKernels

extension PlaneView {
  var cPlane: winnow_plane {
    winnow_plane(base: base, stride: stride, width: Int32(width), height: Int32(height))
  }
}

extension DeepPlaneView {
  var cPlane: winnow_deep_plane {
    winnow_deep_plane(base: base, stride: stride, width: Int32(width), height: Int32(height))
  }
}

extension Narrowing {
  var cNarrowing: winnow_narrowing {
    winnow_narrowing(most: most, factor: factor, offset: offset)
  }
}

extension AreaTaps {
  func withCTaps(_ body: (winnow_taps) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      counts.withUnsafeBufferPointer { counts in
        weights.withUnsafeBufferPointer { weights in
          body(
            winnow_taps(
              starts: starts.baseAddress!, counts: counts.baseAddress!,
              weights: weights.baseAddress!, cells: Int32(starts.count)))
        }
      }
    }
  }
}

extension Range<Int> {
  var cRows: winnow_rows {
    winnow_rows(first: Int32(lowerBound), end: Int32(upperBound))
  }
}
