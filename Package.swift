// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
let c: [CSetting] = [.treatAllWarnings(as: .error)]

/// Benchmarks that are programs of their own. Nothing else needs them built:
/// `WINNOW_BENCHMARKS=1 swift run -c release pdq`.
let benchmarks: [Target] =
  Context.environment["WINNOW_BENCHMARKS"] == nil
  ? []
  : [
    .executableTarget(
      name: "mutate", dependencies: ["TestSupport"], path: "Benchmarks/mutate",
      swiftSettings: swift),
    .executableTarget(
      name: "pdq", dependencies: ["TestSupport", "WinnowCore"], path: "Benchmarks/pdq",
      swiftSettings: swift),
    .executableTarget(
      name: "catalogs", dependencies: ["TestSupport", "Winnow", "WinnowCore"],
      path: "Benchmarks/catalogs", exclude: ["catalogs.md"], swiftSettings: swift),
    .executableTarget(
      name: "faults", dependencies: ["TestSupport"], path: "Benchmarks/faults",
      swiftSettings: swift),
  ]

/// What builds the documentation:
/// `WINNOW_DOCS=1 swift package generate-documentation --target Winnow`.
let documentation: [Package.Dependency] =
  Context.environment["WINNOW_DOCS"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
  name: "winnow",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "WinnowCore", targets: ["WinnowCore"]),
    .library(name: "WinnowMedia", targets: ["WinnowMedia"]),
    .library(name: "Winnow", targets: ["Winnow"]),
    .library(name: "WinnowLearned", targets: ["WinnowLearned"]),
    .executable(name: "winnow", targets: ["WinnowCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ] + documentation,
  targets: [
    .systemLibrary(
      name: "CFFmpeg",
      pkgConfig: "libavformat",
      providers: [
        .apt([
          "libavformat-dev", "libavcodec-dev", "libavutil-dev", "libswresample-dev",
          "libswscale-dev",
        ]),
        .brew(["ffmpeg"]),
      ]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .target(name: "CKernels", cSettings: c),
    .target(name: "WinnowCore", dependencies: ["CKernels"], swiftSettings: swift),
    .target(
      name: "WinnowMedia", dependencies: ["CCrypto", "CFFmpeg", "WinnowCore"],
      swiftSettings: swift),
    .target(
      name: "Winnow",
      dependencies: [
        "WinnowCore", "WinnowMedia",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [
        .embedInCode("Page/page.html"), .embedInCode("Page/Script"), .embedInCode("Page/Style"),
      ],
      swiftSettings: swift),
    .target(
      name: "WinnowLearned", dependencies: ["WinnowCore", "WinnowMedia"], swiftSettings: swift),
    .executableTarget(
      name: "WinnowCLI",
      dependencies: [
        "Winnow", "WinnowLearned",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift),
    .target(
      name: "TestSupport", dependencies: ["WinnowCore", "WinnowMedia"], path: "Tests/TestSupport",
      swiftSettings: swift),
    .testTarget(
      name: "WinnowCoreTests", dependencies: ["CKernels", "WinnowCore", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "WinnowMediaTests", dependencies: ["WinnowMedia", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "WinnowTests", dependencies: ["Winnow", "TestSupport"], swiftSettings: swift),
    .testTarget(
      name: "WinnowLearnedTests", dependencies: ["WinnowLearned", "TestSupport"],
      exclude: ["Models"], swiftSettings: swift),
    .testTarget(
      name: "WinnowCLITests", dependencies: ["WinnowCLI", "TestSupport"], swiftSettings: swift),
  ] + benchmarks
)
