import Foundation
import TestSupport

/// Damages every fixture in every way, scans the files and prints the table of what became of
/// them: `faults WINNOW FILES SEED [FOLDER]`, with the path of the command to try, and the number of
/// files for each fixture and damage. They are left in the folder if there is one.
@main
enum Faults {
  static func main() throws {
    let words = CommandLine.arguments
    guard 4...5 ~= words.count, let count = Int(words[2]), let seed = UInt64(words[3]), count > 0
    else {
      FileHandle.standardError.write(Data("usage: faults WINNOW FILES SEED [FOLDER]\n".utf8))
      exit(2)
    }
    let temporary = try TemporaryFolder()
    let folder = words.count == 5 ? URL(filePath: words[4]) : temporary.url
    let trials = try Trial.write(count: count, seed: seed, to: folder)
    let rows = try scan([folder], with: words[1])
    let peers = framesOfFFmpeg(trials, in: folder)
    let results = zip(trials, peers).map { trial, peer in
      FaultResult(trial: trial, row: rows[trial.file], peerFrames: peer)
    }
    guard results.contains(where: { $0.trial.damage == nil && $0.peerFrames > 0 }) else {
      throw CocoaError(.executableLoad, userInfo: [NSFilePathErrorKey: "ffmpeg"])
    }
    print(FaultTable(results: results, count: count, seed: seed).markdown)
    #if os(Linux)
      let hostile = try HostileFolder(HostileFile.all)
      let answers = try scan(HostileFile.all.map(hostile.input), with: words[1])
      print(HostileTable(rows: answers, reached: try hostile.reached()).markdown)
    #endif
  }

  /// What the scan of `inputs` wrote of each file, by its path.
  private static func scan(_ inputs: [URL], with winnow: String) throws -> [String: FaultRow] {
    let results = try TemporaryFolder()
    let recipe = results.url.appending(path: "recipe.yaml")
    let limits = "limits: {seconds_per_video: 20, seconds_without_frame: 10}\n"
    try Data(limits.utf8).write(to: recipe)
    let output = results.url.appending(path: "out")
    let process = Process()
    process.executableURL = URL(filePath: winnow)
    process.arguments =
      ["scan"] + inputs.map(\.path) + ["-o", output.path, "--recipe", recipe.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard 0...1 ~= process.terminationStatus, process.terminationReason == .exit else {
      throw TestProgramError(command: winnow, status: process.terminationStatus)
    }
    let lines = try Data(contentsOf: output.appending(path: "videos.jsonl")).split(separator: 0x0A)
    let rows = try lines.map { try JSONDecoder().decode(FaultRow.self, from: $0) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.path, $0) })
  }

  /// How many frames the `ffmpeg` command decodes of each file, in up to 20 s.
  private static func framesOfFFmpeg(_ trials: [Trial], in folder: URL) -> [Int] {
    let timeout = TestProgram("timeout")
    let frames = FrameCounts(trials.count)
    DispatchQueue.concurrentPerform(iterations: trials.count) { index in
      let trial = trials[index]
      let path = "file:" + folder.appending(path: trial.file).path
      let arguments =
        ["20", "ffmpeg", "-v", "quiet", "-nostdin", "-threads", "1", "-i", path]
        + ["-map", "0:\(trial.stream)", "-autoscale", "0", "-fps_mode", "passthrough"]
        + ["-f", "framecrc", "pipe:1"]
      guard let pipe = try? ProgramPipe(timeout, arguments) else { return }
      let lines = pipe.readAll().split(separator: 0x0A)
      frames[index] = lines.count { $0.first != UInt8(ascii: "#") }
      try? pipe.close()
    }
    return frames.all
  }
}
