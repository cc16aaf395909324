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
  private static let pictures = [
    "original.mp4", "dark.mp4", "letterboxed.mp4",
  ]

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
    let original = TestFolders.fixtures.appending(path: name).path
    try Representation(pixelFormat: "gbrp", range: .full).write(original, to: base)
    let expected = try Self.scores(base)
    let path = folder.url.appending(path: "other").path
    for representation in representations {
      try representation.write(base, to: path)
      let found = try Self.scores(path)
      for (index, score) in Metrics.scores.enumerated() {
        if representation.isGrey, score.id.hasPrefix("colour") { continue }
        let (a, b) = (Double(found[index]), Double(expected[index]))
        let isNear = tolerance(score.id).allows(a, b)
        #expect(isNear, "\(score.id) of \(representation.testDescription): \(a), not \(b)")
      }
    }
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
        Metrics.all.flatMap { metric in
          let temporal = metric as? any TemporalMetric.Type
          let values = temporal?.values(steps) ?? metric.values(frame, previous: previous)
          return values.map { $0.map { Float($0) } ?? .nan }
        }
      }
    }
  }

  /// How far scores of one picture may lie apart.
  struct Tolerance {
    var share = 0.0
    var amount = 0.0

    func allows(_ a: Double, _ b: Double) -> Bool {
      a.isNaN ? b.isNaN : abs(a - b) <= share * abs(b) + amount
    }

    /// Limited range has 14 % fewer levels, which costs entropy log2(255/219) = 0.22 bits; the
    /// `ffmpeg` command makes deep samples of full range 0.4 % too small; halved chroma loses colour.
    static func ofSameMatrix(_ score: String) -> Tolerance {
      switch score {
      case "sharpness.laplacian": Tolerance(share: 0.015, amount: 6)
      case "exposure.luma": Tolerance(amount: 0.65)
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
      default: Tolerance(share: 0.005, amount: 0.01)
      }
    }

    /// Luma is what the video's own matrix makes of red, green and blue.
    static func ofOtherMatrix(_ score: String) -> Tolerance {
      switch score {
      case "sharpness.laplacian", "contrast.rms", "information.temporal": Tolerance(share: 0.25)
      case "exposure.luma": Tolerance(amount: 6)
      case "information.entropy": Tolerance(amount: 0.4)
      case "artefacts.combing": Tolerance(amount: 0.02)
      default: ofSameMatrix(score)
      }
    }
  }
}
