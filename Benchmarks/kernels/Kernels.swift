import Benchmark
import WinnowCore

/// Megabytes of planes a kernel gets through in a second.
private let speed = BenchmarkMetric.custom(
  "MB/s", polarity: .prefersLarger, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [speed], warmupIterations: 1, maxDuration: .milliseconds(400), maxIterations: 400)
  let planes = BenchmarkPlanes()

  Benchmark("memory, read") { benchmark in
    measure(benchmark, bytes: BenchmarkPlanes.width * BenchmarkPlanes.height) {
      blackHole(planes.read($0))
    }
  }
  for load in KernelLoad.all {
    for kernels in Kernels.available {
      Benchmark("\(load.name), \(kernels.tier)") { benchmark in
        measure(benchmark, bytes: load.bytes) { index in
          planes.withPair(index) { load.run(kernels, $0, $1) }
        }
      }
    }
  }
}

private func measure(_ benchmark: Benchmark, bytes: Int, _ body: (Int) -> Void) {
  let clock = ContinuousClock()
  let iteration = benchmark.currentIteration
  let duration = clock.measure { body(iteration) }
  let seconds = Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
  benchmark.measurement(speed, Int(Double(bytes) / seconds / 1e6))
}
