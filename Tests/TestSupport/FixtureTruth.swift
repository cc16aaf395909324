import Foundation
import WinnowCore

/// What Fixtures/truth.json says of one fixture.
package struct FixtureTruth: Decodable, Sendable {
  package enum State: String, Decodable, Sendable {
    case good, partial, damaged, unreadable, list
    case noVideo = "no-video"
    case notVideo = "not-video"
  }

  package var state: State
  package var pixelFormat: String?
  package var width: Int?
  package var height: Int?
  package var frames: Int?
  package var framesTolerance: Int?
  package var framesPromised: Int?
  package var timeBase: String?
  package var startTime: Double?
  package var displaySize: [Int]?
  package var pts: [Int64]?
  package var picture: PixelRect?
  package var pictureTolerance: Int?
  package var keyframes: [Int]?
  package var bestStream: Int?
  package var pixelFormatPts: [Int64]?
  package var shots: [[Int]]?
  package var sizes: [[Int]]?

  /// Every fixture by the path below the folder of fixtures.
  package static let all: [String: FixtureTruth] = {
    struct File: Decodable {
      var files: [String: FixtureTruth]
    }
    let url = TestFolders.fixtures.appending(path: "truth.json")
    guard let data = try? Data(contentsOf: url),
      let file = try? JSONDecoder().decode(File.self, from: data)
    else { return [:] }
    return file.files
  }()

  /// What is said of a fixture; a broken one may be named without its folder.
  package static func named(_ name: String) -> FixtureTruth? { all[name] ?? all["broken/\(name)"] }

  /// The names of the fixtures in any of `states`, sorted.
  package static func names(_ states: State...) -> [String] {
    all.filter { states.contains($0.value.state) }.keys.sorted()
  }
}
