import CFFmpeg
import Foundation
import TestSupport
import Testing

@testable import WinnowMedia

/// Fields by the container's word and by the frames'.
@Suite struct FieldOrderTests {
  @Test func theOrderShownCounts() {
    #expect(FieldOrder(AV_FIELD_PROGRESSIVE) == .progressive)
    #expect(FieldOrder(AV_FIELD_UNKNOWN) == .unknown)
    #expect([AV_FIELD_TT, AV_FIELD_BT].map(FieldOrder.init) == [.tff, .tff])
    #expect([AV_FIELD_BB, AV_FIELD_TB].map(FieldOrder.init) == [.bff, .bff])
  }

  @Test func framesDecideWhereTheContainerDoesNot() {
    var fields = FieldCount()
    #expect(fields.order(announced: .unknown) == .unknown)
    fields.frames = 10
    #expect(fields.order(announced: .unknown) == .progressive)
    (fields.interlaced, fields.topFirst) = (5, 2)
    #expect(fields.order(announced: .unknown) == .bff)
    fields.topFirst = 3
    #expect(fields.order(announced: .unknown) == .tff)
    #expect(fields.order(announced: .bff) == .bff)
  }

  @Test func everyFrameOfTheInterlacedFixtureIs() throws {
    let reader = try read(TestFolders.fixture("interlaced.mpg").path)
    #expect(reader.facts.fieldOrder == .tff)
    #expect(reader.fields.frames == 40 && reader.fields.interlaced == 40)
    #expect(reader.fields.topFirst == 40)
  }

  @Test(arguments: ["hard-cuts.mp4", "hevc.mp4", "vp9.webm", "mpeg4.avi", "animated.gif"])
  func progressiveVideosHaveNone(name: String) throws {
    let reader = try read(TestFolders.fixture(name).path)
    #expect(reader.fields.interlaced == 0 && reader.fields.frames > 0)
    #expect(reader.fields.order(announced: reader.facts.fieldOrder) == .progressive)
  }

  @Test(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"), arguments: [0, 1])
  func framesTellTheFirstField(top: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "fields.mkv").path
    _ = try TestProgram.ffmpeg.output(
      "-f lavfi -i testsrc2=s=160x96:r=25 -frames:v 12 -c:v mpeg2video -flags +ildct+ilme -top"
        .split(separator: " ").map(String.init) + ["\(top)", path])
    let reader = try read(path)
    #expect(reader.fields.interlaced == 12 && reader.fields.topFirst == 12 * top)
    let order = reader.fields.order(announced: reader.facts.fieldOrder)
    #expect(order == (top == 1 ? .tff : .bff))
  }

  private func read(_ path: String) throws -> VideoReader {
    let reader = try VideoReader(path: path)
    while try reader.next() != nil {}
    return reader
  }
}
