import Foundation
import Testing
import WinnowCore

@testable import Winnow

/// What others said of clips comes along, whoever measured the video.
@Suite struct PartMergingAnswersTests {
  private let folder: MergedFolder
  private let clip: String

  init() throws {
    folder = try MergedFolder()
    try folder.add("original.mp4", to: "a")
    try folder.add("hard-cuts.mp4", to: "b")
    for name in ["1", "2"] { try folder.scan(["a"], into: name) }
    try folder.scan(["b"], into: "3")
    for name in ["1", "2", "3"] { _ = try folder.selected(name) }
    let catalog = try Catalog(folder: folder.out("1"), create: false)
    clip = try #require(
      try catalog.texts("SELECT content FROM clips").compactMap(\.self).first)
  }

  private func say(_ column: String, _ value: String, in name: String, joined: Int) throws {
    let file = folder.out("answers-\(name)")
    try Data("id,\(column)\n\(clip),\(value)\n".utf8).write(to: file)
    let catalog = try Catalog(folder: folder.out(name), create: false)
    #expect(try Join().run(file.path, into: catalog).added == 1)
    try catalog.execute("UPDATE answers SET joined = \(joined)")
  }

  private func said(_ name: String) throws -> [String] {
    try Catalog(folder: folder.out(name), create: false).texts(
      """
      SELECT name || ' ' || clip || ' ' || answer FROM answers
        JOIN answered ON answered.id = answered JOIN outside ON outside.id = outside ORDER BY 1
      """
    ).compactMap(\.self)
  }

  @Test(arguments: [["1", "2", "3"], ["3", "2", "1"]])
  func ofTwoAnswersTheNewerOneStands(order: [String]) throws {
    try say("aesthetic", "5", in: "1", joined: 100)
    try say("aesthetic", "6", in: "2", joined: 200)
    let summary = try folder.merge(order, into: "all")
    #expect(try said("all") == ["aesthetic \(clip) 6.0"])
    #expect(summary.newAnswers > 0)
    #expect(try folder.merge(order, into: "all").isNews == false)
  }

  @Test func allColumnsComeIntoACatalogThatGrows() throws {
    try say("caption", "a cat", in: "1", joined: 100)
    try say("aesthetic", "6", in: "2", joined: 200)
    try folder.merge(["3"], into: "all")
    try folder.merge(["1"], into: "all")
    try folder.merge(["2"], into: "all")
    #expect(try said("all") == ["aesthetic \(clip) 6.0", "caption \(clip) a cat"])
  }

  @Test func scoresAndTextsOfOneNameAreRefused() throws {
    try say("x", "1", in: "1", joined: 100)
    try say("x", "one", in: "2", joined: 200)
    let error = #expect(throws: WinnowError.self) { try folder.merge(["1", "2"], into: "all") }
    #expect(error?.reason.contains("outside.x holds texts here and scores in") == true)
  }
}
