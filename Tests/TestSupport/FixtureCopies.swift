import Foundation

/// Fixtures that share footage, as Fixtures/truth.json says.
public struct FixtureCopies: Decodable, Sendable {
  public var files: [String]

  public static let all: [FixtureCopies] = {
    struct File: Decodable {
      var copies: [FixtureCopies]
    }
    let data = try? Data(contentsOf: TestFolders.fixtures.appending(path: "truth.json"))
    return data.flatMap { try? JSONDecoder().decode(File.self, from: $0).copies } ?? []
  }()
}
