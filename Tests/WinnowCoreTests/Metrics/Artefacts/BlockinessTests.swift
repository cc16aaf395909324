import TestSupport
import Testing

@testable import WinnowCore

@Suite struct BlockinessTests {
  /// A slope with grain, and blocks whose means differ: of `period` samples, behind an offset.
  private func blocks(_ period: Double, strength: Int, width: Int = 480, height: Int = 320) -> Plane
  {
    var generator = SeededGenerator(seed: 21)
    var levels: [Int] = []
    let columns = Int(Double(width) / period) + 2
    for _ in 0..<columns * (Int(Double(height) / period) + 2) {
      levels.append(Int.random(in: 0...strength, using: &generator))
    }
    return Plane(width: width, height: height) { x, y in
      let block = (Int((Double(x) + 3) / period), Int((Double(y) + 5) / period))
      let slope = 80 + (x * x + y * y) / 4_000
      let grain = Int.random(in: 0...2, using: &generator)
      return UInt8(slope + grain + levels[block.1 * columns + block.0])
    }
  }

  private func value(_ plane: Plane) throws -> Double {
    try #require(plane.withFrame { Blockiness().values($0)[0] })
  }

  @Test(arguments: [8, 16, 12, 5 + 1.0 / 3, 10 + 2.0 / 3, 9.6, 6])
  func theGridIsFound(period: Double) throws {
    let statistics = blocks(period, strength: 9).withView { plane in
      let bands = RowBands(width: plane.width, height: plane.height)
      return LumaStatistics(plane, bands: bands, kernels: .best)
    }
    for profile in [statistics.columnSteps, statistics.rowSteps] {
      let grid = try #require(StepGrid.strongest(in: profile, kernels: .best))
      let ratio = grid.period / period
      // Three blocks of 5.33 are one of 16, and so on: a multiple stands out as much.
      #expect(abs(ratio - ratio.rounded()) < 0.01, "\(grid)")
      #expect(grid.contrast > 0.4)
    }
  }

  @Test(arguments: [8, 12, 5 + 1.0 / 3]) func strongerBlocksScoreHigher(period: Double) throws {
    let values = try [0, 2, 4, 6, 10, 16].map { try value(blocks(period, strength: $0)) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(values)")
    #expect(values[0] < 0.1 && values[5] > 0.5)
  }

  /// Fences, pages of lines, and a single frame around a picture.
  @Test func sharpEdgesAreNoBlocks() throws {
    var generator = SeededGenerator(seed: 22)
    func plane(_ sample: (Int, Int) -> Int) -> Plane {
      Plane(width: 480, height: 320) { x, y in
        UInt8(sample(x, y) + Int.random(in: 0...2, using: &generator))
      }
    }
    let fence = plane { x, _ in x / 5 % 2 == 0 ? 40 : 200 }
    let lines = plane { _, y in y % 12 < 2 ? 30 : 220 }
    let frame = plane { x, y in 60..<420 ~= x && 40..<280 ~= y ? 180 : 20 }
    for plane in [fence, lines, frame] { #expect(try value(plane) < 0.2) }
  }

  @Test func smallAndFlatPictures() {
    #expect(Plane(width: 26, height: 200).withFrame { Blockiness().values($0) } == [nil])
    #expect(Plane(width: 200, height: 100).withFrame { Blockiness().values($0) } == [0])
  }

  /// The `ffmpeg` command codes a fixture worse and worse, and scales the worst. Its filter
  /// `blockdetect` orders the series alike.
  @Test(
    .enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"),
    arguments: ["mpeg2video", "mjpeg"])
  func coarserQuantisersScoreHigher(codec: String) throws {
    let folder = try TemporaryFolder()
    let source = TestFolders.fixture("original.mp4").path
    let path = folder.url.appending(path: "coded.mkv").path
    func code(_ quality: Int) throws {
      let input = ["-v", "error", "-nostdin", "-y", "-i", source, "-frames:v", "3"]
      let format = codec == "mjpeg" ? ["-pix_fmt", "yuvj420p"] : []
      let output = ["-c:v", codec, "-q:v", "\(quality)"] + format + [path]
      _ = try TestProgram.ffmpeg.output(input + output)
    }
    func score(_ path: String) throws -> Double {
      try ClipFrames.withFile(path, 0, count: 1) {
        try #require(Blockiness().values(last: $0)[0])
      }
    }
    var values: [Double] = []
    for quality in [2, 6, 14, 31] {
      try code(quality)
      values.append(try score(path))
    }
    #expect(values == values.sorted() && values[3] > values[0] + 0.2, "\(values)")
    let scaled = folder.url.appending(path: "scaled.mkv").path
    let filter = "scale=iw*3/2:ih*3/2:flags=bicubic"
    let input = ["-v", "error", "-nostdin", "-y", "-i", path, "-vf", filter]
    _ = try TestProgram.ffmpeg.output(input + ["-c:v", "ffv1", scaled])
    #expect(try score(scaled) > values[3] - 0.2)
  }
}
