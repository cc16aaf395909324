import Foundation
import TestSupport
import Testing
import WinnowMedia

/// Exceeding a limit ends a video with the limit's name, and leaves the frames before it.
@Suite struct DecodeLimitsTests {
  private func path(_ name: String) -> String {
    TestFolders.fixture(name).path
  }

  private func read(_ name: String, _ limits: DecodeLimits) throws -> (Int, String?) {
    let reader = try VideoReader(path: path(name), limits: limits)
    var frames = 0
    while let frame = try reader.next() {
      _ = consume frame
      frames += 1
    }
    return (frames, reader.exceededLimit)
  }

  /// 320 x 180 is 57600.
  @Test func aFrameLargerThanAllowedIsRefused() throws {
    #expect(try read("sharp.mp4", DecodeLimits(pixels: 57_600)) == (50, nil))
    let error = #expect(throws: MediaError.self) {
      _ = try VideoReader(path: path("sharp.mp4"), limits: DecodeLimits(pixels: 57_599))
    }
    #expect(error?.kind == .limit)
    #expect(error?.reason == "limit: 320x180 is more than 57599 pixels (pixels)")
  }

  /// A codec that reorders pictures holds back a few before the first comes out.
  @Test func packetsWithoutAFrameHaveAnEnd() throws {
    #expect(try read("hevc.mp4", DecodeLimits(packetsWithoutFrame: 20)) == (50, nil))
    let (frames, limit) = try read("hevc.mp4", DecodeLimits(packetsWithoutFrame: 0))
    #expect(frames == 0)
    #expect(limit == "limit: 1 packets without a frame (packets_without_frame)")
  }

  /// The file is cut inside a packet, which is the only one that cannot be decoded.
  @Test func errorsInARowHaveAnEnd() throws {
    let (whole, none) = try read("truncated.mp4", DecodeLimits(consecutiveErrors: 1))
    #expect(none == nil)
    let (frames, limit) = try read("truncated.mp4", DecodeLimits(consecutiveErrors: 0))
    #expect(limit == "limit: 1 errors in a row (consecutive_errors)")
    #expect(frames > 0 && frames <= whole)
  }

  /// The last frame before a limit is not shown in place of those behind it.
  @Test func framesBehindALimitAreNotThere() throws {
    let limits = DecodeLimits(consecutiveErrors: 0)
    let (path, count) = (path("truncated.mp4"), try read("truncated.mp4", limits).0)
    let access = try FrameAccess(path: path, usingIndex: false, limits: limits)
    // 25 frames a second in ticks of 1/12800 s.
    let end = Int64(count * 512)
    var seen: [Int64?] = []
    try access.frames(at: [0, end - 512, end - 1]) { seen.append($1.pts) }
    #expect(seen == [0, end - 512])
    try access.frames(in: 0..<end) { seen.append($0.pts) }
    #expect(seen.count == count + 2)
    #expect(throws: MediaError.self) { try access.frames(at: [end]) { _, _ in } }
    #expect(throws: MediaError.self) { try access.frames(in: 0..<end + 1) { _ in } }
  }
}

private func == (a: (Int, String?), b: (Int, String?)) -> Bool { a.0 == b.0 && a.1 == b.1 }
