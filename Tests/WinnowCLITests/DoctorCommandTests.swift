import Foundation
import TestSupport
import Testing

@Suite struct DoctorCommandTests {
  @Test func itTellsWhatAReportOfAFaultNeeds() throws {
    let end = try WinnowProcess.run("doctor")
    #expect(end.status == 0 && end.talk.isEmpty)
    let names = [
      "winnow", "kernels", "FFmpeg", "libavcodec", "decoders", "encoders", "file system",
    ]
    for name in names { #expect(end.output.contains("\n\(name) ") || end.output.hasPrefix(name)) }
    #expect(end.output.contains("limit: open files"))
  }

  @Test(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
  func versionsAreThoseOfTheCommand() throws {
    let answer = try object("doctor", "--json")
    let text = String(decoding: try TestProgram.ffmpeg.output(["-version"]), as: UTF8.self)
    let libraries = try #require(answer["libraries"] as? [[String: String]])
    #expect(libraries.count == 5)
    for library in libraries {
      let (name, version) = (try #require(library["name"]), try #require(library["loaded"]))
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name) })
      let words = line.split { " ./".contains($0) }.dropFirst().prefix(3).map(String.init)
      #expect(words.joined(separator: ".") == version, "\(name)")
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "\(SmallDisk.missing)"))
  func thePlaceOfTheOutputIsLookedAt() throws {
    let disk = try SmallDisk(kilobytes: 1024)
    let answer = try object("doctor", disk.url.appending(path: "not/there yet").path, "--json")
    let output = try #require(answer["output"] as? [String: Any])
    #expect(output["folder"] as? String == disk.url.path)
    #expect(output["fileSystem"] as? String == "tmpfs")
    #expect(output["isWritable"] as? Bool == true)
    #expect(try #require(output["free"] as? Int) <= 1 << 20)
    let text = try WinnowProcess.run("doctor", disk.url.path).output
    #expect(text.contains("look at: \(disk.url.path) has less than 1 GB free"))
  }

  private func object(_ arguments: String...) throws -> [String: Any] {
    let end = try WinnowProcess(arguments).end()
    let object = try JSONSerialization.jsonObject(with: Data(end.output.utf8))
    return try #require(object as? [String: Any])
  }
}
