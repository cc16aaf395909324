import Foundation
import Testing

/// Bytes with a page before and a page after them that end the process when they are touched.
final class GuardedMemory {
  private let mapping: UnsafeMutableRawPointer
  private let mappedCount: Int
  private let first: UnsafeMutablePointer<UInt8>
  private let count: Int

  enum Edge: CaseIterable { case front, back }

  /// - Parameter count: the most bytes to be lent at once.
  init(count: Int) throws {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let pages = (count + page - 1) / page
    mappedCount = (pages + 2) * page
    let mapped = mmap(
      nil, mappedCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    mapping = try #require(mapped != MAP_FAILED ? mapped : nil)
    self.count = pages * page
    first = (mapping + page).assumingMemoryBound(to: UInt8.self)
    try #require(mprotect(mapping, page, PROT_NONE) == 0)
    try #require(mprotect(mapping + page + self.count, page, PROT_NONE) == 0)
  }

  deinit { munmap(mapping, mappedCount) }

  /// A copy of `bytes` right beside the page at `edge`.
  func place(_ bytes: [UInt8], at edge: Edge) -> UnsafePointer<UInt8> {
    precondition(bytes.count <= count)
    let start = edge == .front ? first : first + (count - bytes.count)
    start.update(from: bytes, count: bytes.count)
    return UnsafePointer(start)
  }
}
