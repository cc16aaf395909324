import Foundation
import Testing

@testable import Winnow

@Suite struct BlobCodingTests {
  @Test func valuesKeepEveryBit() {
    let values: [Float] = [
      0, -0.0, 1.5, .nan, -.nan, .infinity, -.infinity, .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, Float(bitPattern: 0x7FC0_1234),
    ]
    let read = BlobCoding.values(BlobCoding.data(values))
    #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test func framesKeepTheirNumbers() {
    let frames = [0, 1, 255, 65536, 4_294_967_295]
    #expect(BlobCoding.frames(BlobCoding.data(frames)) == frames)
    #expect(BlobCoding.frames(Data()) == [])
  }

  @Test func bytesAreLittleEndian() {
    #expect(Array(BlobCoding.data([0x0102_0304] as [Int])) == [4, 3, 2, 1])
    #expect(Array(BlobCoding.data([1] as [Float])) == [0, 0, 0x80, 0x3F])
  }

  @Test func aBlobCutShortGivesWhatIsWhole() {
    let data = BlobCoding.data([7, 8] as [Int])
    #expect(BlobCoding.frames(data.dropLast()) == [7])
    #expect(BlobCoding.frames(data.dropFirst(4)) == [8])
  }
}
