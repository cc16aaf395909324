import Testing

@testable import Winnow

@Suite struct LedgerClaimTests {
  private let old = LedgerClaim(key: "old")

  @Test func theLaterClaimIsRight() {
    let new = LedgerClaim.next("new", after: old)
    #expect(old.merged(with: new) == new && new.merged(with: old) == new)
    #expect(LedgerClaim.next("old", after: old) == old)
    let again = LedgerClaim.next("old", after: new)
    #expect(again.key == "old" && again.turn == 2)
    #expect(old.merged(with: new).merged(with: again) == again)
  }

  @Test func twoThatDoNotKnowOfEachOtherSayNothing() {
    let unknown = old.merged(with: LedgerClaim(key: "other"))
    #expect(unknown.key.isEmpty)
    #expect(unknown.merged(with: old) == unknown && old.merged(with: unknown).key.isEmpty)
    let settled = LedgerClaim.next("third", after: unknown)
    #expect(settled.merged(with: old) == settled)
  }
}
