import Foundation
import TestSupport
import Testing

/// A process that may open too few files says so.
@Suite struct OpenFilesTests {
  @Test(arguments: [4, 7, 9, 12]) func tooFewAreSaid(most: Int) throws {
    let folder = try TemporaryFolder()
    let end = try WinnowProcess(
      ["run", "Fixtures/sharp.mp4", "-o", folder.url.appending(path: "out").path],
      limit: "-n \(most)"
    ).end()
    #expect(end.status == 2)
    #expect(end.talk.contains(String(cString: strerror(EMFILE))), "\(end.talk)")
  }
}
