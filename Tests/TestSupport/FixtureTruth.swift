import Foundation
import WinnowCore

/// What Fixtures/truth.json says of one fixture.
public struct FixtureTruth: Decodable, Sendable {
  public enum State: String, Decodable, Sendable {
    case good, partial, damaged, unreadable, list
    case noVideo = "no-video"
    case notVideo = "not-video"
  }

  public var state: State
  public var pixelFormat: String?
  public var width: Int?
  public var height: Int?
  public var frames: Int?
  public var framesTolerance: Int?
  public var framesPromised: Int?
  public var timeBase: String?
  public var startTime: Double?
  public var displaySize: [Int]?
  public var pts: [Int64]?
  public var picture: PixelRect?
  public var pictureTolerance: Int?
  public var keyframes: [Int]?
  public var bestStream: Int?
  public var pixelFormatPts: [Int64]?
  public var shots: [[Int]]?
  public var sizes: [[Int]]?

  /// Every fixture by the path below the folder of fixtures.
  public static let all: [String: FixtureTruth] = {
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
  public static func named(_ name: String) -> FixtureTruth? { all[name] ?? all["broken/\(name)"] }

  /// The names of the fixtures in any of `states`, sorted.
  public static func names(_ states: State...) -> [String] {
    all.filter { states.contains($0.value.state) }.keys.sorted()
  }
}
