// swift-tools-version: 6.2
import PackageDescription

/// A program of somebody else's: it adds to Winnow what Winnow has not.
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
      swiftSettings: [.swiftLanguageMode(.v6)])
  ])
