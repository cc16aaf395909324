import Benchmark
import WinnowCore

/// A kernel at work on planes of 1080p: what it reads, and how it is called.
struct KernelLoad: Sendable {
  let name: String
  /// Bytes of native planes read by one call.
  let bytes: Int
  let run: @Sendable (_ kernels: Kernels, _ a: PlaneView, _ b: PlaneView) -> Void

  private static let plane = BenchmarkPlanes.width * BenchmarkPlanes.height
  private static let columns = AreaTaps(length: BenchmarkPlanes.width, count: 640)
  private static let rows = AreaTaps(length: BenchmarkPlanes.height, count: 360)
  private static let band = 0..<32

  static let all: [KernelLoad] = [
    one("box reduce by 6") { $0.boxReduce($1, factor: 6) },
    KernelLoad("box reduce by 6, every third row", bytes: plane / 3) { kernels, a, _ in
      blackHole(kernels.boxReduce(a, factor: 6, rowStep: 3))
    },
    one("area average to 640x360") { $0.areaAverage($1, columns: columns, rows: rows) },
    one("histogram") { $0.histogram($1) },
    one("dark count") { $0.darkCount($1, level: 25) },
    one("detail") { $0.detail($1) },
    one("edge widths") { $0.edgeWidths($1, rise: 28) },
    one("gradient energy") { $0.gradientEnergy($1) },
    one("row counts") { $0.rowCounts($1, in: 0...40) },
    one("column counts") { $0.columnCounts($1, in: 0...40) },
    one("gradients, a band") { $0.gradients($1, rows: band) },
    one("contours, a band") { $0.contours($1, rows: band) },
    two("difference") { $0.difference($1, $2) },
    two("absolute difference") { $0.absoluteDifference($1, $2) },
    two("pair moments") { $0.pairMoments($1, $2) },
    two("field combs, a band") { $0.fieldCombs($1, previous: $2, rows: band) },
    two("change, a band") { $0.change($1, previous: $2, rows: band) },
    two("cell search within 8") { $0.cellSearch($1, $2, radius: 8) },
  ]

  private static func one<R>(
    _ name: String, _ run: @escaping @Sendable (Kernels, PlaneView) -> R
  ) -> KernelLoad {
    KernelLoad(name, bytes: read(name)) { kernels, a, _ in blackHole(run(kernels, a)) }
  }

  private static func two<R>(
    _ name: String, _ run: @escaping @Sendable (Kernels, PlaneView, PlaneView) -> R
  ) -> KernelLoad {
    KernelLoad(name, bytes: 2 * read(name)) { kernels, a, b in blackHole(run(kernels, a, b)) }
  }

  private static func read(_ name: String) -> Int {
    name.hasSuffix("a band") ? BenchmarkPlanes.width * band.count : plane
  }

  private init(
    _ name: String, bytes: Int, run: @escaping @Sendable (Kernels, PlaneView, PlaneView) -> Void
  ) {
    (self.name, self.bytes, self.run) = (name, bytes, run)
  }
}
