import Testing

@testable import WinnowCore

@Suite struct CopyVariantTests {
  /// The whole picture and nine crops that leave 88 % of each side, plain and mirrored.
  @Test func tenWindowsAreLookedForBothWays() {
    let all = CopyVariant.all
    #expect(all.count == 20 && Set(all).count == 20)
    #expect(all[0].window == .whole && !all[0].mirrored)
    for window in all.map(\.window.fractions) where window != .whole {
      #expect(abs(window.right - window.left - 0.88) < 1e-9)
      #expect(abs(window.bottom - window.top - 0.88) < 1e-9)
    }
    #expect(all.prefix(10).map(\.window) == all.suffix(10).map(\.window))
    #expect(all.suffix(10).allSatisfy { $0.mirrored })
  }

  /// As if the picture had been mirrored before, the window with it. Windows begin and end between
  /// samples, and weights are rounded.
  @Test func aMirroredVariantReadsTheMirroredPicture() {
    let picture = TexturedScene(seed: 4).track(seconds: 0.1).moments[0].picture
    let mirrored = Plane(width: 32, height: 32) { x, y in picture[31 - x, y] }
    let kernels = Kernels.reference
    for variant in CopyVariant.all where variant.mirrored {
      let box = variant.window.fractions
      let turned = CopyVariant.all.first {
        let other = $0.window.fractions
        let sides = [other.left - (1 - box.right), other.right - (1 - box.left)]
        return !$0.mirrored && other.top == box.top && sides.allSatisfy { abs($0) < 1e-9 }
      }
      guard let turned else {
        Issue.record("no window mirrors \(box)")
        continue
      }
      let code = variant.code(of: picture, kernels: kernels)
      let expected = turned.code(of: mirrored, kernels: kernels)
      #expect(CodeDifference(code, expected).distance.map { $0 <= 100 } == true)
    }
  }
}
