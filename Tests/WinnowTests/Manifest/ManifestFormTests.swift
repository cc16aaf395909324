import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ManifestFormTests {
  /// The rows of the CSV are the lines of the JSON, by Python's own reader.
  @Test(.enabled(if: TestProgram("python3").isInstalled, "python3 is not installed"))
  func theCSVSaysWhatTheLinesSay() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let folder = workspace.output.appending(path: "tables")
    _ = try Export(recipe: .everything, format: ManifestSink.name, isolation: .thisProcess).run(
      workspace.catalog(), to: folder, everyClip: true)
    let script = """
      import csv, json, sys
      lines = [json.loads(line) for line in open(sys.argv[1] + '/manifest.jsonl')]
      rows = list(csv.DictReader(open(sys.argv[1] + '/manifest.csv', newline='')))
      assert len(lines) == len(rows) > 40
      for line, row in zip(lines, rows):
          assert row['video'] == line['video'] and int(row['clip']) == line['clip']
          assert [int(row['crop_' + s]) for s in ('x', 'y', 'width', 'height')] == line['crop']
          assert row['why'] == line['why']
          assert (int(row['group']) if row['group'] else None) == line['group']
          for name, score in line['scores'].items():
              for statistic in ('mean', 'std', 'min', 'max', 'p5', 'median', 'p95'):
                  cell = row[name + '.' + statistic]
                  assert (float(cell) if cell else None) == (score and score[statistic])
      print('equal')
      """
    let said = try TestProgram("python3").output(["-c", script, folder.path])
    #expect(String(decoding: said, as: UTF8.self) == "equal\n")
  }

  /// Names that a spreadsheet would run, and one that looks as if it had been made harmless.
  @Test(.enabled(if: TestProgram("python3").isInstalled, "python3 is not installed"))
  func namesAreNoFormulas() throws {
    let names = [
      "=1+1.mp4", "+a.mp4", "-a.mp4", "@a.mp4", "'=a.mp4", "\ta.mp4", "\u{FF1D}a.mp4", "a=.mp4",
    ]
    let workspace = try Workspace("rgb.mkv")
    for name in names { try workspace.add("rgb.mkv", as: name) }
    for (number, name) in names.enumerated() {
      // An element that readers pass over, so that no two files are copies.
      let file = try FileHandle(forWritingTo: workspace.videos.appending(path: name))
      try file.seekToEnd()
      try file.write(contentsOf: Data([0xEC, 0x81, UInt8(number)]))
    }
    try workspace.scan()
    try workspace.select()
    let folder = workspace.output.appending(path: "tables")
    _ = try Export(recipe: .everything, format: ManifestSink.name, isolation: .thisProcess).run(
      workspace.catalog(), to: folder, everyClip: true)
    let script = """
      import csv, sys
      for row in csv.DictReader(open(sys.argv[1] + '/manifest.csv', newline='')):
          print(repr(row['video']), float(row['start']), int(row['clip']))
      """
    let said = try TestProgram("python3").output(["-c", script, folder.path])
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    let shown = [
      #""'=1+1.mp4""#, #""'+a.mp4""#, #""'-a.mp4""#, #""'@a.mp4""#, #""''=a.mp4""#, #""'\ta.mp4""#,
      "\"'\u{FF1D}a.mp4\"", "'a=.mp4'", "'rgb.mkv'",
    ]
    #expect(Set(lines) == Set(shown.map { "\($0) 0.0 0" }))
  }

  /// The kept clips, the first of them one with copies.
  @Test func anExportListsKeptClips() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let folder = workspace.output.appending(path: "kept")
    _ = try Export(recipe: .everything, format: ManifestSink.name, isolation: .thisProcess).run(
      workspace.catalog(), to: folder)
    let kept = try workspace.lines("kept/manifest.jsonl", of: ClipAnswer.self)
    let all = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(kept.first?.group != nil)
    let name = { (clip: ClipAnswer) in clip.video }
    #expect(Set(kept.map(name)) == Set(all.filter { $0.verdict == .keep }.map(name)))
    #expect(kept.count == all.filter { $0.verdict == .keep }.count)
    #expect(kept.dropFirst().map(name) == kept.dropFirst().map(name).sorted())
  }
}
