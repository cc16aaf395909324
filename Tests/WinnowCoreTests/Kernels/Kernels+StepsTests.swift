import Testing
import WinnowCore

/// Steps and their regularity, against answers that can be derived by hand.
@Suite struct KernelsStepsTests {
  @Test(arguments: Kernels.available.map(\.tier)) func stepsStandOut(tier: String) throws {
    let kernels = try Kernels.of(tier)
    let steps: [UInt8] = [9, 9, 10, 10, 12, 13, 30, 30, 30, 33, 38]
    Plane(width: 11, height: 4) { x, _ in steps[x] }.withView { plane in
      var sums = [UInt32](repeating: 0, count: 8)
      kernels.addColumnSteps(plane, to: &sums)
      #expect(sums == [4, 0, 4, 0, 8, 0, 0, 0])
    }
    Plane(width: 4, height: 11) { _, y in steps[y] }.withView { plane in
      var sums = [UInt32](repeating: 0, count: 8)
      kernels.addRowSteps(plane, to: &sums)
      #expect(sums == [4, 0, 4, 0, 8, 0, 0, 0])
    }
  }

  @Test(arguments: Kernels.available.map(\.tier)) func autocorrelation(tier: String) throws {
    let sums = try Kernels.of(tier).autocorrelation([1, -2, 3, 0, 5], lags: 4)
    #expect(sums == [39, -8, 18, -10])
  }
}
