import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// One picture, kept without loss in many representations by the `ffmpeg` command, gets the same
/// scores in each, within `Tolerance`: full and limited range, 8 to 16 bits, every kind of chroma,
/// grey, red-green-blue, alpha, planar and packed.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct RepresentationTests {
  /// One where there is little time: a hundred representations each.
  private static let pictures =
    ["original.mp4"] + (SlowTests.areWanted ? ["dark.mp4", "letterboxed.mp4"] : [])

  @Test(arguments: pictures) func scoresHardlyDependOnIt(name: String) throws {
    try expectSame(name, Representation.all, Tolerance.ofSameMatrix)
  }

  @Test(arguments: pictures) func aMatrixChangesScoresLittle(name: String) throws {
    try expectSame(name, Representation.ofOtherMatrices, Tolerance.ofOtherMatrix)
  }

  private func expectSame(
    _ name: String, _ representations: [Representation], _ tolerance: (String) -> Tolerance
  ) throws {
    let folder = try TemporaryFolder()
    let base = folder.url.appending(path: "base").path
    let original = TestFolders.fixture(name).path
    try Representation(pixelFormat: "gbrp", range: .full).write(original, to: base)
    let expected = try Self.scores(base)
    let path = folder.url.appending(path: "other").path
    for representation in representations {
      try representation.write(base, to: path)
      let found = try Self.scores(path)
      for (index, score) in Instruments.standard.scores.enumerated() {
        if representation.isGrey, Self.isOfColours(score.id) { continue }
        let (a, b) = (Double(found[index]), Double(expected[index]))
        let isNear = tolerance(score.id).allows(a, b)
        #expect(isNear, "\(score.id) of \(representation.testDescription): \(a), not \(b)")
      }
    }
  }

  private static func isOfColours(_ score: String) -> Bool {
    score.hasPrefix("colour") || score.hasPrefix("exposure.brightness")
  }

  /// The scores of the second frame, and those of what happens in all ten.
  private static func scores(_ path: String) throws -> [Float] {
    let reader = try VideoReader(path: path)
    guard let first = try reader.next(), let second = try reader.next() else {
      throw MediaError(.read, path: path, reason: "there are no two frames")
    }
    let steps = try FrameStep.list(path: path)
    return try reader.withView(of: first) { previous in
      try reader.withView(of: second) { frame in
        Instruments.standard.makeMetrics().flatMap { metric in
          metric.values(frame, previous: previous, after: steps)
            .map { $0.map { Float($0) } ?? .nan }
        }
      }
    }
  }

  /// How far scores of one picture may lie apart.
  struct Tolerance {
    var share = 0.0
    var amount = 0.0
    /// Whether one may have no value where the other has one.
    var mayBeMissing = false

    func allows(_ a: Double, _ b: Double) -> Bool {
      if mayBeMissing, a.isNaN || b.isNaN { return true }
      return a.isNaN ? b.isNaN : abs(a - b) <= share * abs(b) + amount
    }

    /// Limited range has 14 % fewer levels, which costs entropy log2(255/219) = 0.22 bits; the
    /// `ffmpeg` command makes deep samples of full range 0.4 % too small; halved chroma loses colour.
    /// Rounding is part of the detail of dark pictures, and ends edges where it makes neighbours equal.
    /// Near black a level more or less decides how saturated a sample is, and among faint colours
    /// whether it is grey.
    /// Rounding to whole levels, and the dither that the command adds where it takes bits away, are
    /// grain of half a level, which ends flat stretches.
    static func ofSameMatrix(_ score: String) -> Tolerance {
      switch score {
      case "sharpness.laplacian": Tolerance(share: 0.015, amount: 6)
      case "sharpness.tenengrad": Tolerance(share: 0.015, amount: 6)
      case "sharpness.brenner": Tolerance(share: 0.015, amount: 1)
      case "sharpness.high_frequency": Tolerance(share: 0.03, amount: 0.01)
      case "sharpness.edge_width": Tolerance(share: 0.11)
      case "exposure.luma": Tolerance(amount: 0.65)
      case let score where score.hasPrefix("exposure.luma_p"): Tolerance(amount: 2)
      case "colour.saturation": Tolerance(amount: 0.02)
      case "colour.saturation_max": Tolerance(amount: 0.35)
      case "colour.grey": Tolerance(amount: 0.08)
      case "colour.variance": Tolerance(share: 0.045, amount: 3)
      case "contrast.rms": Tolerance(amount: 0.0015)
      case "colour.colourfulness": Tolerance(share: 0.02, amount: 0.8)
      case "information.entropy": Tolerance(amount: 0.25)
      case "information.temporal": Tolerance(share: 0.005, amount: 0.1)
      case "motion.magnitude", "motion.camera", "motion.object":
        Tolerance(share: 0.03, amount: 0.001)
      case "motion.moving": Tolerance(amount: 0.03)
      case "motion.jitter": Tolerance(amount: 0.0001)
      case "motion.slideshow": Tolerance(amount: 0.1)
      case "motion.flicker": Tolerance(amount: 0.05)
      case "information.spatial": Tolerance(share: 0.005, amount: 0.25)
      case "motion.vmaf", "motion.vmaf_low": Tolerance(share: 0.005, amount: 0.02)
      case "artefacts.noise", "artefacts.noise_immerkaer": Tolerance(amount: 0.7)
      case "artefacts.blockiness": Tolerance(amount: 0.08)
      case "artefacts.banding": Tolerance(amount: 0.02)
      default: Tolerance(share: 0.005, amount: 0.01)
      }
    }

    /// Luma is what the video's own matrix makes of red, green and blue. It decides whether the lines
    /// at the edge of a dark picture are those of a bar, or of one that ends nowhere.
    static func ofOtherMatrix(_ score: String) -> Tolerance {
      switch score {
      case "sharpness.laplacian", "sharpness.tenengrad", "sharpness.brenner",
        "sharpness.edge_width", "contrast.rms", "contrast.range", "information.temporal":
        Tolerance(share: 0.25)
      case let score where score.hasPrefix("exposure.luma_p"): Tolerance(amount: 10)
      case "exposure.luma": Tolerance(amount: 6)
      case _ where score.hasPrefix("letterbox."): Tolerance(amount: 0.01, mayBeMissing: true)
      case "information.entropy": Tolerance(amount: 0.4)
      case "information.spatial": Tolerance(share: 0.03, amount: 0.25)
      case "motion.vmaf", "motion.vmaf_low": Tolerance(share: 0.07, amount: 0.02)
      case "artefacts.combing": Tolerance(amount: 0.02)
      default: ofSameMatrix(score)
      }
    }
  }
}
