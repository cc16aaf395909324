import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowLearned

@Suite struct ModelRuntimeTests {
  @Test(.enabled(if: TestRuntime.place != nil, "\(TestRuntime.missing)"))
  func aLibraryThatIsCutOffIsNotLoaded() throws {
    let place = try #require(TestRuntime.place)
    let folder = try TemporaryFolder()
    let bytes = try Data(contentsOf: URL(filePath: place.path))
    for length in [0, 10, 64, bytes.count / 2, bytes.count - 1] {
      let path = folder.url.appending(path: "libonnxruntime.so.\(length)")
      try bytes.prefix(length).write(to: path)
      #expect(throws: ModelError.self, "\(length)") { try ModelRuntime(path.path) }
    }
  }

  @Test func whatIsNoRuntimeIsAnError() throws {
    for path in ["/nowhere/libonnxruntime.so", TestFolders.fixture("grey.mp4").path, "/"] {
      #expect(throws: ModelError.self, "\(path)") { try ModelRuntime(path) }
    }
  }

  @Test func theEnvironmentSaysWhereItLies() throws {
    let file = TestFolders.fixture("grey.mp4").path
    let found = try RuntimePlace.find([RuntimePlace.variable: file, "PATH": ""])
    #expect(found == RuntimePlace(path: file, source: RuntimePlace.variable))
    let error = #expect(throws: ModelError.self) {
      try RuntimePlace.find([RuntimePlace.variable: "/nowhere/lib.so"])
    }
    #expect(error?.description.contains("/nowhere/lib.so") == true)
  }
}
