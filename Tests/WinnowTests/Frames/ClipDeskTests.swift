import Foundation
import Synchronization
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

@Suite struct ClipDeskTests {
  /// Videos of so many clips, each of one picture of `side` x `side`.
  private func list(_ counts: [Int], side: Int = 4) -> FrameList {
    var list = FrameList()
    list.videos = counts.enumerated().map { row, count in
      FrameList.Video(
        id: Self.id, name: "\(row).mp4", path: "/\(row).mp4",
        clips: (0..<count).map { clip in
          FrameClip(
            key: ClipKey(video: Int64(row), clip: clip), id: Self.id, start: 0, end: 1,
            frames: [clip], crop: nil, size: FrameSize(width: side, height: side))
        })
    }
    return list
  }

  private static let id = ContentHash(of: Array("clip".utf8)).id

  private func streamed(_ run: ClipDesk.Run, _ clip: Int, of list: FrameList) throws
    -> StreamedClip
  {
    let video = list.videos[run.video]
    var pixels = WaitingPixels()
    try pixels.append(Data(count: video.clips[clip].bytes))
    return StreamedClip(video.clips[clip], of: video, at: run.video, times: [0], pixels)
  }

  /// Lays down all clips of a run.
  private func fill(_ run: ClipDesk.Run, _ desk: ClipDesk, _ list: FrameList) throws {
    for clip in run.clips { #expect(desk.put(try streamed(run, clip, of: list), in: run)) }
    desk.end(run, loss: nil, isLinear: false)
  }

  private func runs(_ list: FrameList, jobs: Int) throws -> [Range<Int>] {
    let desk = ClipDesk(list, jobs: jobs)
    var runs: [Range<Int>] = []
    while let run = desk.take() {
      runs.append(run.clips)
      try fill(run, desk, list)
      for _ in run.clips { #expect(try desk.collect {} != nil) }
      if list.videos.last?.clips.count == run.clips.upperBound, run.video == list.videos.count - 1 {
        #expect(try desk.collect {} == nil)
      }
    }
    return runs
  }

  @Test func runsAreTheSameForAnyNumberOfJobs() throws {
    let list = list([40, 3, 16, 17])
    let wanted = [0..<16, 16..<32, 32..<40, 0..<3, 0..<16, 0..<16, 16..<17]
    for jobs in [1, 2, 7] { #expect(try runs(list, jobs: jobs) == wanted) }
    // 12 MB each.
    #expect(try runs(self.list([9], side: 2000), jobs: 2) == [0..<4, 4..<8, 8..<9])
  }

  /// A job that is ahead waits until others have been collected.
  @Test func nothingIsDealtOutFarAhead() throws {
    let list = list([16, 16, 16, 16, 16])
    let desk = ClipDesk(list, jobs: 2)
    let runs = (0..<4).compactMap { _ in desk.take() }
    #expect(runs.map(\.video) == [0, 1, 2, 3])
    let events = Mutex<[String]>([])
    let taken = DispatchSemaphore(value: 0)
    DispatchQueue(label: "ahead").async {
      let run = desk.take()
      events.withLock { $0.append("took \(run?.video ?? -1)") }
      taken.signal()
    }
    try fill(runs[0], desk, list)
    for _ in 0..<16 { #expect(try desk.collect {} != nil) }
    events.withLock { $0.append("collected") }
    try fill(runs[1], desk, list)
    #expect(try desk.collect {} != nil)
    taken.wait()
    #expect(events.withLock { $0 } == ["collected", "took 4"])
  }

  /// The clips behind a crash are lost, those of other runs that came in time too.
  @Test func aLossIsThatOfAllThatFollowsInTheVideo() throws {
    let list = list([40, 1])
    let desk = ClipDesk(list, jobs: 2)
    let runs = (0..<4).compactMap { _ in desk.take() }
    for run in runs.reversed() where run.number != 1 { try fill(run, desk, list) }
    let lost = try streamed(runs[1], 16, of: list)
    #expect(desk.put(lost, in: runs[1]))
    for clip in 17..<32 {
      #expect(desk.put(try streamed(runs[1], clip, of: list).lost("crashed"), in: runs[1]))
    }
    desk.end(runs[1], loss: "crashed", isLinear: false)
    var faults: [String?] = []
    while let clip = try desk.collect({}) { faults.append(clip.fault) }
    let crashed = [String?](repeating: "crashed", count: 23)
    #expect(faults == [String?](repeating: nil, count: 17) + crashed + [nil])
  }

  @Test func aVideoThatIsDecodedFromItsStartIsDealtOutWhole() throws {
    let list = list([100])
    let desk = ClipDesk(list, jobs: 1)
    let first = try #require(desk.take())
    try fill(first, desk, list)
    desk.end(first, loss: nil, isLinear: true)
    #expect(desk.take()?.clips == 16..<100)
  }

  @Test func nobodyWaitsOnceItIsClosed() throws {
    let list = list([100], side: 8000)
    let desk = ClipDesk(list, jobs: 1)
    let run = try #require(desk.take())
    desk.close()
    #expect(desk.take() == nil)
    var clip = list.videos[0].clips[0]
    clip.size = FrameSize(width: 1, height: 1)
    let streamed = StreamedClip(
      clip, of: list.videos[0], at: 0, times: [], WaitingPixels())
    #expect(!desk.put(streamed, in: run))
  }
}
