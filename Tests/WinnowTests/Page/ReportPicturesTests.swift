import Foundation
import Testing

@testable import Winnow

@Suite struct ReportPicturesTests {
  @Test func picturesAreSpreadFromTheFirstToTheLast() {
    #expect(ReportPictures.spread(3, over: 10..<15) == [10, 12, 14])
    #expect(ReportPictures.spread(1, over: 10..<15) == [12])
    #expect(ReportPictures.spread(2, over: 10..<15) == [10, 14])
    #expect(ReportPictures.spread(5, over: 0..<100) == [0, 25, 50, 74, 99])
    #expect(ReportPictures.spread(3, over: 4..<6) == [4, 5])
    #expect(ReportPictures.spread(3, over: 4..<4).isEmpty)
  }

  /// Start of image, a segment of four bytes, a scan header of three, then samples.
  @Test func theHeaderEndsBehindTheScanHeader() {
    let jpeg = Data([
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 9, 9, 0xFF, 0xDA, 0, 3, 7, 1, 2, 0xFF, 0xD9,
    ])
    #expect(jpeg.headerLength == 13)
    #expect((Data([1, 2]) + jpeg).dropFirst(2).headerLength == 13)
    for length in 0..<13 { #expect(jpeg.prefix(length).headerLength <= length) }
    #expect(Data([0xFF, 0xD8, 1, 2, 3, 4]).headerLength == 0)
  }
}
