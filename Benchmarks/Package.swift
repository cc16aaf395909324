// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that a program that links Winnow does not resolve the benchmark's
// dependencies.
let package = Package(
  name: "winnow-benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(name: "winnow", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "kernels",
      dependencies: [
        .product(name: "WinnowCore", package: "winnow"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "kernels",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
