// swift-tools-version: 6.2
import PackageDescription

/// Programs of somebody else's: one adds to Winnow what Winnow has not, one uses what it has.
let package = Package(
  name: "extending",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "winnow", path: "../..")],
  targets: [
    .executableTarget(
      name: "extended",
      dependencies: [
        .product(name: "Winnow", package: "winnow"),
        .product(name: "WinnowCore", package: "winnow"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "reading",
      dependencies: [
        .product(name: "Winnow", package: "winnow"),
        .product(name: "WinnowCore", package: "winnow"),
        .product(name: "WinnowMedia", package: "winnow"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ])
