import Foundation

/// Peak signal to noise in decibels; minus infinity for lists of different length.
package func psnr(_ a: [UInt8], _ b: [UInt8]) -> Double {
  guard a.count == b.count, !a.isEmpty else { return -.infinity }
  let squares = zip(a, b).reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
  return 10 * log10(255 * 255 * Double(a.count) / max(1e-9, Double(squares)))
}
