/// One shot taking the other's place part by part.
struct Sweep {
  /// The position in the window from which on most of the picture is the new shot.
  let middle: Int
  /// The positions at which both shots are seen.
  let mixed: Range<Int>
  /// 0 for a perfect one to 1 for the worst that counts.
  let cost: Double
}
