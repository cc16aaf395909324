import Testing

@testable import WinnowCLI

@Suite struct UnknownCommandTests {
  private func complaint(_ words: String...) -> String? {
    UnknownCommand.complaint(words, below: WinnowCommand.self)
  }

  @Test func theNearestCommandIsNamed() {
    #expect(complaint("runn", "videos") == "unknown command 'runn'; did you mean run?")
    #expect(complaint("recipe", "shwo") == "unknown command 'shwo'; did you mean show?")
    #expect(complaint("help", "exprot") == "unknown command 'exprot'; did you mean export?")
  }

  @Test func whatIsLikeNoneGetsAllThatPeopleMayGive() throws {
    let all = try #require(complaint("qqqqqqqqq"))
    #expect(all.contains("known: run, scan, select, "))
    #expect(!all.contains("worker"))
  }

  @Test func commandsAndTheirArgumentsAreLeftAlone() {
    for words in [
      ["run", "runn"], ["--help"], [], ["help"], ["help", "run"], ["recipe", "diff"],
    ] {
      #expect(UnknownCommand.complaint(words, below: WinnowCommand.self) == nil, "\(words)")
    }
  }
}
