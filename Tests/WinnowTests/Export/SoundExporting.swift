import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// A suite that exports clips with their sound and listens to it.
protocol SoundExporting {
  var workspace: Workspace { get }
}

extension SoundExporting {
  /// A beep of 20 ms begins 0.5 s behind each second.
  static var beeps: String { "aevalsrc='if(between(mod(t,1),0.5,0.52),sin(2*PI*1000*t),0)'" }

  func export(
    _ change: (inout Recipe) -> Void = { _ in }
  ) throws -> (summary: Export.Summary, lines: [ClipsSinkTests.Line]) {
    var recipe = Recipe.everything
    recipe.export.audio = true
    recipe.export.crop = false
    change(&recipe)
    try workspace.scan(recipe)
    try workspace.select(recipe)
    let folder = workspace.output.appending(path: "clips")
    let summary = try Export(recipe: recipe, format: ClipsSink.name, isolation: .thisProcess).run(
      workspace.catalog(), to: folder)
    return (
      summary, try workspace.lines("clips/\(Manifest.fileName)", of: ClipsSinkTests.Line.self)
    )
  }

  func path(_ line: ClipsSinkTests.Line) -> String {
    workspace.output.appending(path: "clips/\(line.media.file)").path
  }

  /// A field of the sound, as ffprobe prints it.
  func probe(_ line: ClipsSinkTests.Line, _ field: String, _ stream: String = "a") throws
    -> String
  {
    let output = try TestProgram.ffprobe.output([
      "-v", "error", "-select_streams", stream, "-show_entries", "stream=\(field)", "-of",
      "default=nw=1:nk=1", path(line),
    ])
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The seconds at which beeps begin; none where there is no sound.
  func beeps(_ line: ClipsSinkTests.Line) throws -> [Double] {
    guard line.media.audio != nil else { return [] }
    let bytes = try TestProgram.ffmpeg.output([
      "-v", "error", "-i", path(line), "-map", "0:a", "-af", "aresample=16000:first_pts=0", "-ac",
      "1", "-f", "s16le", "pipe:1",
    ])
    var (found, last) = ([Double](), -1.0)
    for sample in 0..<bytes.count / 2 {
      let value = Int16(
        truncatingIfNeeded: Int(bytes[2 * sample]) | Int(bytes[2 * sample + 1]) << 8)
      guard abs(Int(value)) > 3000 else { continue }
      let time = Double(sample) / 16000
      if time - last > 0.2 { found.append(time) }
      last = time
    }
    return found
  }
}
