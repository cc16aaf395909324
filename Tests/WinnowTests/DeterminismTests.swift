import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Same input, same recipe, same bytes.
@Suite struct DeterminismTests {
  private func workspace() throws -> Workspace {
    try Workspace(
      "original.mp4", "copy-half.mp4", "letterboxed.mp4", "rotated.mp4", "vfr.mp4", "damaged.ts",
      "truncated.mp4", "ten-bit.mp4", "rgb.mkv", "nested/deeper/leaf.mp4", "zero-bytes.mp4",
      "notes.txt")
  }

  private func results(_ workspace: Workspace, jobs: Int) throws -> [String: Data] {
    try workspace.scan(jobs: jobs)
    try workspace.select()
    try workspace.export(jobs: jobs)
    return try workspace.results()
  }

  @Test func theNumberOfJobsChangesNothing() throws {
    let workspace = try workspace()
    let one = try results(workspace, jobs: 1)
    #expect(one.keys.filter { $0.hasSuffix(".jpg") }.count > 25)
    #expect(one[VideoList.fileName]?.isEmpty == false)
    for jobs in [2, 4] {
      try FileManager.default.removeItem(at: workspace.output)
      let other = try results(workspace, jobs: jobs)
      #expect(other.keys.sorted() == one.keys.sorted())
      for (name, bytes) in one { #expect(other[name] == bytes, "\(name) with \(jobs) jobs") }
    }
  }
}
