import Foundation
import Testing

@testable import WinnowMedia

@Suite struct MediaErrorTests {
  /// A disk that is full ends an export, and sound that a file does not hold ends its video alone.
  @Test(
    arguments: [
      (-ENOSPC, true), (-EIO, true), (-EACCES, true), (-EFBIG, true), (nil, true), (-EINVAL, false),
      (-ERANGE, false), (-ENOMEM, false), (-1_094_995_529, false), (-733_130_664, false),
    ] as [(Int32?, Bool)])
  func whatCannotBeWrittenIsToldFromWhereItCannot(code: Int32?, isOfOutput: Bool) {
    #expect(MediaError(.write, path: "a", code: code, reason: "").isOfOutput == isOfOutput)
    #expect(!MediaError(.encode, path: "a", code: code, reason: "").isOfOutput)
  }
}
