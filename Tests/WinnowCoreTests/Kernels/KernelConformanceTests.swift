import TestSupport
import Testing
import WinnowCore

/// Every tier this processor runs returns the integers of the scalar reference.
@Suite struct KernelConformanceTests {
  static let tiers = Kernels.available.dropFirst()

  @Test func theReferenceComesFirstAndTheBestLast() {
    #expect(Kernels.available.first?.tier == "reference")
    #expect(Kernels.available.count >= 2)
    #expect(Kernels.best.tier == Kernels.available.last?.tier)
  }

  @Test(arguments: PlaneKernel.all)
  func equalsTheReference(_ kernel: PlaneKernel) {
    for picture in KernelPicture.all + KernelPicture.long {
      guard min(picture.width, picture.height) >= kernel.shortestSide else { continue }
      compare(kernel, picture)
    }
  }

  @Test func boxReduceHoldsTheLargestSums() {
    for factor in [16, 17, 18, 20, 24, 36, 48, 128, 129, 255, 256] {
      for content in [KernelPicture.Content.white, .random] {
        let side = factor + 1
        let picture = KernelPicture(content, seed: 3, width: side, height: side, stride: side)
        compare(.boxReduce(factor: factor), picture)
      }
    }
  }

  /// Pictures that hold cells and blocks, one moved from the other so that searches follow it.
  @Test(arguments: [(47, 53), (70, 66), (131, 75)], [(0, 0), (3, -2), (-11, 7), (30, 30)])
  func motionEqualsTheReference(size: (width: Int, height: Int), shift: (x: Int, y: Int)) {
    for content in [KernelPicture.Content.random, .checkerboard, .ramp, .white] {
      let large = KernelPicture(
        content, seed: 11, width: size.width + 30, height: size.height + 30,
        stride: size.width + 35)
      let (x, y) = (max(0, shift.x), max(0, shift.y))
      let (i, j) = (max(0, -shift.x), max(0, -shift.y))
      func part(_ view: PlaneView, _ x: Int, _ y: Int) -> PlaneView {
        view.cropped(to: PixelRect(x: x, y: y, width: size.width, height: size.height))
      }
      for kernel in PlaneKernel.all where kernel.description.hasSuffix("motion") {
        large.withView { view in
          let (a, b) = (part(view, x, y), part(view, i, j))
          let expected = kernel.run(.reference, a, b)
          for tier in Self.tiers {
            let equal = kernel.run(tier, a, b) == expected
            #expect(equal, "\(kernel), tier \(tier.tier), \(content) \(size), shift \(shift)")
          }
        }
      }
    }
  }

  private func compare(_ kernel: PlaneKernel, _ picture: KernelPicture) {
    let partner = picture.partner
    picture.withView { a in
      partner.withView { b in
        let expected = kernel.run(.reference, a, b)
        for tier in Self.tiers {
          let equal = kernel.run(tier, a, b) == expected
          #expect(equal, "\(kernel), tier \(tier.tier), \(picture), partner \(partner)")
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2, 4, 8])
  func blockSearchEqualsTheReference(radius: Int) {
    for content in [KernelPicture.Content.random, .white, .checkerboard, .ramp] {
      let picture = KernelPicture(content, seed: 4, width: 64, height: 36, stride: 64)
      let a = picture.withView(Plane.init(copying:)).samples
      let b = picture.partner.withView(Plane.init(copying:)).samples
      let expected = Kernels.reference.blockSearch(a, b, radius: radius)
      for tier in Self.tiers {
        let sums = tier.blockSearch(a, b, radius: radius)
        #expect(sums == expected, "tier \(tier.tier), radius \(radius), \(picture)")
      }
    }
  }

  @Test func codeDifferencesEqualTheReference() {
    var generator = SeededGenerator(seed: 5)
    let ones = Bits256(.max, .max, .max, .max)
    func bits() -> Bits256 {
      Bits256(generator.next(), generator.next(), generator.next(), generator.next())
    }
    var codes = (0..<40).map { _ in ContrastCode(bits: bits(), mask: bits()) }
    codes += [(ones, ones), (ones, Bits256()), (Bits256(), ones), (Bits256(), Bits256())].map {
      ContrastCode(bits: $0, mask: $1)
    }
    for range in [0..<0, 0..<1, 3..<5, 7..<44, 0..<44] {
      for query in [codes[2], codes[40], codes[42], codes[43]] {
        let expected = Kernels.reference.codeDifferences(query, codes[range])
        for tier in Self.tiers {
          let differences = tier.codeDifferences(query, codes[range])
          #expect(differences == expected, "tier \(tier.tier), codes \(range), seed 5")
        }
      }
    }
  }
}
