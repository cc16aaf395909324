import Foundation

/// Numbers too small for their full precision, which processors take a hundred times as long for.
enum Subnormals {
  /// Takes them for zero while `body` runs on this thread: a tenth of the weights of some models are such, and no score
  /// depends on them.
  static func flushed<R>(_ body: () throws -> R) rethrows -> R {
    var before = fenv_t()
    fegetenv(&before)
    defer { fesetenv(&before) }
    var flushing = before
    #if arch(x86_64) && canImport(Glibc)
      // Flush to zero, and denormals are zero.
      flushing.__mxcsr |= 0x8040
    #elseif arch(arm64) && canImport(Glibc)
      flushing.__fpcr |= 1 << 24
    #elseif arch(arm64)
      flushing.__fpcr |= 1 << 24
    #endif
    fesetenv(&flushing)
    return try body()
  }
}
