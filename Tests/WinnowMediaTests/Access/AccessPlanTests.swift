import TestSupport
import Testing

@testable import WinnowMedia

/// Plans on indexes written by hand.
@Suite struct AccessPlanTests {
  typealias Group = AccessPlan.Group

  @Test func framesAreGroupedByTheirKeyframe() {
    let plan = AccessPlan([1, 3, 7, 8, 10], in: StreamIndexTests.openGroup)
    #expect(
      plan.groups == [Group(keyframe: 0, frames: [1, 3, 7]), Group(keyframe: 5, frames: [8, 10])])
    let last = AccessPlan([9], in: StreamIndexTests.openGroup)
    #expect(last.groups == [Group(keyframe: 5, frames: [9])])
    #expect(AccessPlan([], in: StreamIndexTests.openGroup).groups.isEmpty)
  }

  /// Groups of one to nine pictures in any order inside, some of them shown before their keyframe.
  @Test(arguments: 1...20) func everyPlanGoesForwardAndStartsEarlyEnough(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let index = index(groups: 12, &random)
    let wanted = index.times.indices.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    let plan = AccessPlan(wanted, in: index)
    #expect(plan.groups.flatMap(\.frames) == wanted)
    #expect(zip(plan.groups, plan.groups.dropFirst()).allSatisfy { $0.keyframe < $1.keyframe })
    for group in plan.groups {
      let keyframe = index.entries[group.keyframe]
      #expect(keyframe.isKeyframe)
      for frame in group.frames {
        let order = index.entries.firstIndex { $0.pts == index.times[frame] } ?? -1
        #expect(group.keyframe <= order && keyframe.pts <= index.times[frame])
      }
    }
  }

  private func index(groups: Int, _ random: inout SeededGenerator) -> StreamIndex {
    var entries: [StreamIndex.Entry] = []
    for group in 0..<groups {
      let first = Int64(entries.count)
      let length = Int64.random(in: 1...9, using: &random)
      let lead = group == 0 ? 0 : Int64.random(in: 0..<length, using: &random)
      let rest = (first..<first + length).filter { $0 != first + lead }
      let order = [first + lead] + rest.shuffled(using: &random)
      for (place, pts) in order.enumerated() {
        let dts = first + Int64(place) - 9
        entries.append(.init(pts: pts, dts: dts, isKeyframe: place == 0))
      }
    }
    return StreamIndex(entries)
  }
}
