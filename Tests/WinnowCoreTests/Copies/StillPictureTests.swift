import TestSupport
import Testing

@testable import WinnowCore

/// Slides of one template: lines of words, which are bars of random lengths, under the same head.
@Suite struct StillPictureTests {
  private static let (width, height) = (640, 360)

  /// Draws the slide with the words of `seed`; `alter` makes a sample of a place and the sample there.
  private static func slide(
    _ seed: UInt64, alter: (_ x: Int, _ y: Int, _ sample: UInt8) -> UInt8 = { $2 }
  ) -> Plane {
    var random = SeededGenerator(seed: seed)
    var words: [(row: Int, columns: Range<Int>)] = []
    for row in stride(from: 80, through: 290, by: 50) {
      var x = 40
      for _ in 0..<3 {
        let end = x + Int.random(in: 80...120, using: &random)
        words.append((row, x..<end))
        x = end + 20
      }
    }
    return Plane(width: width, height: height) { x, y in
      let isWord = words.contains {
        $0.row..<$0.row + 24 ~= y && $0.columns ~= x && x / 6 % 2 > 0
      }
      return alter(x, y, y < 50 ? 60 : isWord ? 40 : 245)
    }
  }

  private static func clip(_ picture: (_ index: Int) -> Plane) -> ClipFingerprint {
    var builder = FingerprintBuilder()
    for index in 0..<40 {
      builder.push(
        AnalysisFrame(index: index, time: 0, luma: picture(index)), seconds: Double(index) / 10)
    }
    var track = FingerprintTrack()
    track.append(builder.flush(before: .max, box: nil))
    return track.clip(from: 0, to: 4)
  }

  private static func still(_ slide: Plane) -> ClipFingerprint { clip { _ in slide } }

  private static let original = still(slide(1))

  private static func areCopies(_ a: ClipFingerprint, _ b: ClipFingerprint) -> Bool {
    !CopyFinder().matches(among: [a, b]).isEmpty
  }

  @Test func slidesThatDifferAreNoCopies() {
    let slides = [Self.original] + (2..<9).map { Self.still(Self.slide($0)) }
    #expect(CopyFinder().matches(among: slides).isEmpty)
    let alike = slides.count {
      CodeDifference(Self.original.framings[0].codes[0], $0.framings[0].codes[0]).distance ?? 5000
        < 2400
    }
    #expect(alike == slides.count, "their codes alone do not tell them apart")
  }

  @Test func theSameSlideIsACopy() {
    let original = Self.slide(1)
    let altered: [String: Plane] = [
      "same": original,
      "paler": Self.slide(1) { UInt8(70 + Int($2) * 6 / 10) },
      "mirrored": Plane(width: Self.width, height: Self.height) { x, y in
        original[Self.width - 1 - x, y]
      },
      "logo": Self.slide(1) { x, y, sample in
        580..<620 ~= x && 310..<340 ~= y ? 120 : sample
      },
    ]
    for (name, slide) in altered {
      let areCopies = Self.areCopies(Self.original, Self.still(slide))
      #expect(areCopies, "\(name)")
    }
  }

  /// Titles fade in alike whatever they say.
  @Test func fadesDoNotMakeThemCopies() {
    let slides = [UInt64(1), 2].map { seed in
      Self.clip { index in
        let share = min(10, index)
        return Self.slide(seed) { _, y, sample in
          y < 50 ? sample : UInt8((245 * (10 - share) + Int(sample) * share) / 10)
        }
      }
    }
    #expect(!Self.areCopies(slides[0], slides[1]))
    #expect(Self.areCopies(slides[0], slides[0]))
  }
}
