import CKernels

extension Array {
  /// Asks for the element at `index` ahead of its use: where elements are read here and there the
  /// processor does not foresee them.
  func prefetch(_ index: Int) {
    assert(indices.contains(index))
    withUnsafeBufferPointer { winnow_prefetch($0.baseAddress! + index) }
  }
}
