/// Bars filled with a blurred copy of the picture or another soft background, on two opposite edges.
///
/// They show as two straight steps that stay where they are, equally far from both edges, between a
/// detailed middle and soft outer parts.
enum SoftBars {
  /// Planes of a shot that are looked at.
  private static let planes = 12
  /// Detail of the outer parts against that of the middle, at most.
  private static let softness = 0.4
  /// A step against those between lines of the outer parts, at least, and in levels.
  private static let step = 3.0
  private static let smallestStep = 4.0
  /// Share of a side that a bar takes, and lines by which opposite ones differ.
  private static let shares = 0.08...0.36
  private static let asymmetry = 1

  /// The part inside soft bars that all of `shot` have, planes of one size; nil where there are none.
  static func box(of shot: [Plane]) -> CropFractions? {
    guard let first = shot.first, first.width >= 32, first.height >= 32 else { return nil }
    let count = min(planes, shot.count)
    let chosen = (0..<count).map { shot[$0 * shot.count / count] }
    guard chosen.allSatisfy({ ($0.width, $0.height) == (first.width, first.height) }) else {
      return nil
    }
    if let rows = LineDetail(rowsOf: chosen).bars {
      return CropFractions(left: 0, top: rows.lowerBound, right: 1, bottom: rows.upperBound)
    }
    if let columns = LineDetail(rowsOf: chosen.map(\.transposed)).bars {
      return CropFractions(left: columns.lowerBound, top: 0, right: columns.upperBound, bottom: 1)
    }
    return nil
  }

  /// What the rows of some planes hold: detail along each, and the step from the one before.
  private struct LineDetail {
    private var detail: [Double]
    /// The smallest of any plane.
    private var steps: [Double]

    init(rowsOf planes: [Plane]) {
      let (width, height) = (planes[0].width, planes[0].height)
      detail = [Double](repeating: 0, count: height)
      steps = [Double](repeating: .infinity, count: height)
      for plane in planes {
        for y in 0..<height {
          let row = plane.samples[y * width..<(y + 1) * width]
          let changes = zip(row, row.dropFirst()).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
          detail[y] += Double(changes) / Double(width - 1) / Double(planes.count)
          guard y > 0 else { continue }
          let before = plane.samples[(y - 1) * width..<y * width]
          let step = zip(before, row).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
          steps[y] = min(steps[y], Double(step) / Double(width))
        }
      }
    }

    /// Where the middle begins and ends, as shares of the height.
    var bars: Range<Double>? {
      let height = detail.count
      let range = shares.lowerBound * Double(height)...shares.upperBound * Double(height)
      var best: (rows: Range<Int>, step: Double)?
      for top in 2..<height / 2 where range.contains(Double(top)) {
        for bottom in height - top - asymmetry...height - top + asymmetry
        where bottom < height - 1 {
          guard let step = step(around: top..<bottom), step > best?.step ?? 0 else { continue }
          best = (top..<bottom, step)
        }
      }
      return best.map {
        Double($0.rows.lowerBound) / Double(height)..<Double($0.rows.upperBound) / Double(height)
      }
    }

    /// The smaller step at the ends of `middle`, where what lies outside are soft bars.
    private func step(around middle: Range<Int>) -> Double? {
      let step = min(steps[middle.lowerBound], steps[middle.upperBound])
      let outside = Array(1..<middle.lowerBound) + Array(middle.upperBound + 1..<detail.count)
      let (soft, sharp) = (mean(detail, outside), mean(detail, Array(middle)))
      guard step >= smallestStep, step >= SoftBars.step * mean(steps, outside),
        soft <= softness * sharp
      else { return nil }
      return step
    }

    private func mean(_ values: [Double], _ lines: [Int]) -> Double {
      lines.reduce(0) { $0 + values[$1] } / Double(max(1, lines.count))
    }
  }
}

extension Plane {
  fileprivate var transposed: Plane {
    Plane(width: height, height: width) { x, y in self[y, x] }
  }
}
