import CKernels

/// One tier's C functions behind Swift values: its methods, which stand in the files of their kernels,
/// are the only places that pass pointers to them.
struct KernelTable: @unchecked Sendable {
  // The pointer is to a constant table of functions without state.
  let table: UnsafePointer<winnow_kernels>

  static let available: [KernelTable] = {
    var tiers = [UnsafePointer<winnow_kernels>?](repeating: nil, count: 8)
    let count = winnow_kernel_tiers(&tiers, tiers.count)
    return tiers.prefix(count).compactMap { $0.map(KernelTable.init(table:)) }
  }()

  var name: String { String(cString: table.pointee.name) }
}
