import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// Frames one after another, by several at the same time.
@Suite struct FrameCursorTests {
  private func video(_ name: String) throws -> Video {
    try Video(TestFolders.fixture(name).path)
  }

  private func hash(_ frame: Frame) throws -> Int {
    try frame.withPlanes { view in
      var hasher = Hasher()
      for plane in [view.luma, view.chroma?.u, view.chroma?.v].compactMap(\.self) {
        hasher.combine(Plane(copying: plane))
      }
      return hasher.finalize()
    }
  }

  private func all(_ cursor: FrameCursor) throws -> [(number: Int, hash: Int)] {
    var found: [(Int, Int)] = []
    while let frame = try cursor.next() { found.append((frame.number, try hash(frame))) }
    #expect(try cursor.next() == nil)
    return found
  }

  /// With an index and without one.
  @Test(arguments: ["colourful.mp4", "open-gop.mkv", "vfr.mp4", "no-times.h264", "odd-size.mp4"])
  func theyAreThoseThatAreAskedForTogether(name: String) throws {
    let video = try video(name)
    let together = try video.frames(Array(0..<video.count))
    let hashes = try together.map(hash)
    let found = try all(video.frames(0..<video.count))
    #expect(found.map(\.number) == Array(0..<video.count) && found.map(\.hash) == hashes)
    let stretch = video.times.seconds(5)..<video.times.seconds(11)
    #expect(try all(video.frames(in: stretch)).map(\.hash) == Array(hashes[5..<11]))
    for number in [7, 8, 9, 9, 3, 28, 29] {
      #expect(try hash(video.frame(number)) == hashes[number], "\(number)")
    }
    #expect(try all(video.frames(in: 1e6..<1e7)).isEmpty && all(video.frames(4..<4)).isEmpty)
  }

  @Test func severalGoThroughOneVideo() throws {
    let video = try video("open-gop.mkv")
    let hashes = try video.frames(Array(0..<video.count)).map(hash)
    let (a, b) = (try video.frames(2..<20), try video.frames(30..<48))
    for step in 0..<18 {
      #expect(try a.next().map(hash) == hashes[2 + step])
      #expect(try b.next().map(hash) == hashes[30 + step])
      #expect(try hash(video.frame(25)) == hashes[25])
    }
    // What one asks for while it is handed a frame does not disturb the next.
    var visited: [Int] = []
    try video.visit([4, 9, 40]) { frame in
      visited.append(frame.number)
      #expect(try hash(frame) == hashes[frame.number])
      try video.visit([frame.number - 3, 45]) { inner in
        let found = try hash(inner)
        #expect(found == hashes[inner.number])
      }
    }
    #expect(visited == [4, 9, 40])
  }

  @Test(arguments: ["colourful.mp4", "no-times.h264"]) func threadsShareAVideo(name: String) throws
  {
    let video = try video(name)
    let frames = try video.frames(Array(0..<video.count))
    let pictures = try frames.map { try $0.picture().samples.hashValue }
    let wrong = Mismatches()
    DispatchQueue.concurrentPerform(iterations: 6) { thread in
      for step in 0..<12 {
        let number = (thread * 17 + step * (thread % 3 + 1)) % pictures.count
        let found = try? video.frame(number).picture().samples.hashValue
        if found != pictures[number] { wrong.add(number) }
        // A frame is shared, too.
        if (try? frames[step].picture().samples.hashValue) != pictures[step] { wrong.add(step) }
      }
    }
    #expect(wrong.numbers.isEmpty)
  }

  @Test func whatIsNotThereIsAnError() throws {
    let video = try video("colourful.mp4")
    for range in [-1..<3, 3..<video.count + 1, .min ..< .max] {
      for error in [
        #expect(throws: WinnowError.self) { try video.frames(range) },
        #expect(throws: WinnowError.self) { try video.scores(frames: range) },
      ] { #expect(error?.kind == .outOfRange) }
    }
  }
}

/// Numbers that several threads add to.
private final class Mismatches: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var found: [Int] = []

  func add(_ number: Int) { lock.withLock { found.append(number) } }
  var numbers: [Int] { lock.withLock { found } }
}
