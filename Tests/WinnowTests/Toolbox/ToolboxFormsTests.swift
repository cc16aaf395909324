import Testing
import WinnowCore

@testable import Winnow

@Suite struct ToolboxFormsTests {
  private struct Named: ManifestForm {
    @TaskLocal static var name = "clips.columns"
    static var fileName: String { name }
    init(_ columns: ManifestColumns) {}
    func piece(of lines: [ManifestLine]) -> [UInt8] { [] }
  }

  private func add(_ name: String) throws -> Toolbox {
    try Named.$name.withValue(name) { try Toolbox.standard.adding(form: Named.self) }
  }

  @Test(arguments: ["clips.columns", "a.b", "clips_2.tar.gz", "x-1-of.y", "a-b-of-c.d"])
  func plainNamesAreTaken(name: String) throws {
    #expect(try add(name).forms.count == Toolbox.standard.forms.count + 1)
  }

  @Test(arguments: [
    "", "clips", ".clips", "clips.", "a..b", "../a.b", "a/b.c", "/a.b", "A.b", "a b.c", "a.b\0",
    "1.a",
    ".winnow-export.json", "manifest-1-of-2.jsonl", "clips-1-of-2.columns", "ä.b",
    "a." + String(repeating: "b", count: 63),
  ])
  func namesThatAreNoneAreRefused(name: String) {
    #expect(throws: InstrumentError("form", name, .unsayable)) { try add(name) }
  }

  @Test(arguments: ["manifest.jsonl", "manifest.csv", "metadata.jsonl"])
  func namesOfOthersAreRefused(name: String) {
    #expect(throws: InstrumentError("form", name, .taken)) { try add(name) }
  }

  @Test(arguments: ["catalog.sqlite", "catalog.sqlite-wal", "videos.jsonl", "report.html"])
  func namesOfFilesOfCatalogsAreRefused(name: String) {
    #expect(throws: InstrumentError("form", name, .reserved)) { try add(name) }
  }

  /// What sinks of Winnow go with is there.
  @Test func companionsAreFound() throws {
    for sink in Toolbox.standard.sinks {
      let made = sink.init(settings: ExportSettings(), .standard)
      #expect(try Toolbox.standard.companions(of: made).map { $0.fileName } == made.companions)
    }
  }
}
