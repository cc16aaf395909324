import Foundation
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  private let folder: TemporaryFolder
  private var output: URL { folder.url.appending(path: "out") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func page(_ name: String = "out/report.html") -> String? {
    FileManager.default.contents(atPath: folder.url.path + "/" + name)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aRunWritesItUnlessToldNotTo() throws {
    let run = ["run", "Fixtures/hard-cuts.mp4", "-o", output.path]
    let without = try WinnowProcess(run + ["--no-report"]).end()
    #expect(without.status == 0 && page() == nil)
    #expect(!without.talk.contains("report.html"))
    let with = try WinnowProcess(run).end()
    #expect(with.status == 0 && with.talk.contains("\(output.path)/report.html"))
    let first = try #require(page())
    #expect(first.hasPrefix("<!doctype html>") && first.contains("hard-cuts.mp4"))
    let again = try WinnowProcess(["report", output.path, "-o", folder.url.path + "/other.html"])
      .end()
    #expect(again.status == 0 && again.output.isEmpty, "\(again.talk)")
    #expect(page("other.html") == first)
  }

  @Test func whatCannotBeShownIsAnError() throws {
    let scan = try WinnowProcess.run("scan", "Fixtures/rgb.mkv", "-o", output.path)
    #expect(scan.status == 0)
    let early = try WinnowProcess.run("report", output.path)
    #expect(early.status == 2 && early.talk.contains("run 'winnow select'"))
    #expect(try WinnowProcess.run("select", output.path).status == 0)
    let other = try WinnowProcess.run("report", output.path, "--recipe", "movie-gen")
    #expect(other.status == 2 && other.talk.contains("run 'winnow select' with the recipe first"))
    #expect(page() == nil)
    let nowhere = try WinnowProcess.run("report", output.path, "-o", output.path + "/no/where.html")
    #expect(nowhere.status == 2 && nowhere.talk.contains("no/where.html"))
  }

  @Test func jobsChangeNothingOfIt() throws {
    var pages: [Data?] = []
    for jobs in ["1", "3"] {
      try? FileManager.default.removeItem(at: output)
      let inputs = ["Fixtures/original.mp4", "Fixtures/copy-half.mp4", "Fixtures/vfr.mp4"]
      let run = try WinnowProcess(["run"] + inputs + ["-o", output.path, "--jobs", jobs]).end()
      #expect(run.status == 0)
      pages.append(try output.results()["report.html"])
    }
    #expect(pages[0] != nil && pages[0] == pages[1])
  }
}
