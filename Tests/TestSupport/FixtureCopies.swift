import Foundation

/// Fixtures that share footage, as Fixtures/truth.json says.
package struct FixtureCopies: Decodable, Sendable {
  package var files: [String]

  package static let all: [FixtureCopies] = {
    struct File: Decodable {
      var copies: [FixtureCopies]
    }
    let data = try? Data(contentsOf: TestFolders.fixtures.appending(path: "truth.json"))
    return data.flatMap { try? JSONDecoder().decode(File.self, from: $0).copies } ?? []
  }()
}
