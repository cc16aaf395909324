import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowMedia

/// The sound of stretches, beside what the `ffmpeg` command makes of the whole file.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct SoundSamplesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let pictures = ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=25:d=12"]
  private static let mpeg4 = ["-c:v", "mpeg4", "-g", "100"]
  /// Tones that rise, so that no two moments are alike, in as many channels as there are steps.
  private static func tones(rate: Int, _ steps: [Int] = [300, 450]) -> [String] {
    let channels = steps.map { "0.3*sin(2*PI*(\($0)+40*t)*t)" }.joined(separator: "|")
    return ["-f", "lavfi", "-i", "aevalsrc=\(channels):s=\(rate):d=12"]
  }

  private func make(_ name: String, _ arguments: [String]) throws -> String {
    let path = folder.url.appending(path: name).path
    _ = try TestProgram.ffmpeg.output(["-v", "error", "-y"] + arguments + [path])
    return path
  }

  private func sound(_ path: String, rate: Int = 16000) throws -> (SoundSamples?, VideoFacts) {
    let facts = try VideoReader(path: path).facts
    return (try SoundSamples(path: path, of: facts, rate: rate), facts)
  }

  private func span(_ seconds: Range<Double>, _ facts: VideoFacts) -> Range<Int64> {
    let ticks = { MediaTime.ticks($0, facts.timeBase) }
    return ticks(seconds.lowerBound)..<ticks(seconds.upperBound)
  }

  /// All of the sound by FFmpeg's command, from the container's 0 on, mixed by `mix`.
  private func reference(_ path: String, mix: String) throws -> [Float] {
    let filters = "aformat=sample_fmts=fltp,\(mix),aresample=16000:async=1:first_pts=0"
    let bytes = try TestProgram.ffmpeg.output([
      "-v", "error", "-copyts", "-i", path, "-map", "0:a:0", "-af", filters, "-f", "f32le",
      "pipe:1",
    ])
    return bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
    }
  }

  private func expect(
    _ path: String, _ tolerance: Float = 1e-6, mix: String = Self.stereo,
    _ stretches: [Range<Double>] = [0..<3, 0.04..<0.2, 0.12..<1, 4..<6, 7.52..<9.4, 11..<12.6]
  ) throws {
    let whole = try reference(path, mix: mix)
    let (sound, facts) = try sound(path)
    let samples = try #require(sound)
    for stretch in stretches {
      let found = try samples.samples(of: span(stretch, facts))
      let (first, count) = (
        Int(stretch.lowerBound * 16000), Int((stretch.upperBound - stretch.lowerBound) * 16000)
      )
      #expect(abs(found.count - count) <= 1)
      let wanted = Array(whole.dropFirst(first).prefix(found.count))
      let silence = [Float](repeating: 0, count: found.count - wanted.count)
      let worst = zip(found, wanted + silence).map { abs($0 - $1) }.max() ?? 1
      #expect(worst <= tolerance, "\(stretch): \(worst)")
      #expect(found.contains { abs($0) > 0.1 })
    }
  }

  private static let stereo = "pan=mono|c0=0.5*c0+0.5*c1"
  /// That of 5.1: the centre, the fronts at half its power, those behind at a quarter; none of them too loud.
  private static let surround: String = {
    let sum = 2 + 2 * 0.5.squareRoot()
    let (front, centre, back) = (0.5.squareRoot() / sum, 1 / sum, 0.5 / sum)
    return "pan=mono|c0=\(front)*c0+\(front)*c1+\(centre)*c2+\(back)*c4+\(back)*c5"
  }()

  /// FFmpeg's AAC encoder leaves noise to the decoder, unless it is told not to.
  @Test(arguments: [
    ("edited.mp4", 44100, ["-c:a", "aac", "-aac_pns", "0"]),
    ("rounded.mkv", 44100, ["-c:a", "aac", "-aac_pns", "0"]),
    ("rounded.flv", 44100, ["-c:v", "flv", "-c:a", "aac", "-aac_pns", "0"]),
    ("opus.mkv", 48000, ["-c:a", "libopus"]),
    ("mp3.mp4", 44100, ["-c:a", "libmp3lame"]), ("mp3.avi", 44100, ["-c:a", "libmp3lame"]),
    ("flac.mkv", 44100, ["-c:a", "flac"]), ("pcm.mov", 48000, ["-c:a", "pcm_s16le"]),
    ("coarse.avi", 11025, ["-c:a", "pcm_u8"]),
  ])
  func samplesAreThoseOfTheWholeFile(name: String, rate: Int, codec: [String]) throws {
    let inputs = Self.pictures + Self.tones(rate: rate)
    try expect(make(name, inputs + Self.mpeg4 + codec))
  }

  @Test(arguments: ["pcm_s24le", "ac3"]) func channelsAreMixed(codec: String) throws {
    let inputs = Self.pictures + Self.tones(rate: 48000, [300, 370, 440, 60, 620, 790])
    let path = try make("six.mov", inputs + Self.mpeg4 + ["-c:a", codec])
    // AC-3 fills up with noise of the decoder's own.
    try expect(path, codec == "ac3" ? 2e-4 : 1e-6, mix: Self.surround)
  }

  @Test func channelsThatAreAllLoudAreNotTooLoudTogether() throws {
    let loud = "aevalsrc=0.95*sin(2*PI*300*t)|0.95*sin(2*PI*300*t):s=16000:d=2"
    let path = try make(
      "loud.mov", Self.pictures + ["-f", "lavfi", "-i", loud] + Self.mpeg4 + ["-c:a", "pcm_f32le"])
    let (sound, facts) = try sound(path)
    let samples = try #require(try sound?.samples(of: span(0.5..<1.5, facts)))
    let wanted = (0..<16000).map { Float(0.95 * sin(2 * .pi * 300 * (0.5 + Double($0) / 16000))) }
    #expect(zip(samples, wanted).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  /// The same samples however a file is gone through.
  @Test(arguments: [("aac.mp4", "aac"), ("opus.mkv", "libopus"), ("aac.ts", "aac")])
  func whatWasAskedBeforeDoesNotMatter(name: String, codec: String) throws {
    let path = try make(
      name, Self.pictures + Self.tones(rate: 48000) + Self.mpeg4 + ["-c:a", codec])
    let stretches = [2.0..<4, 3..<5, 9..<11, 0..<1, 3..<5]
    let (sound, facts) = try sound(path)
    for stretch in stretches {
      let alone = try self.sound(path).0?.samples(of: span(stretch, facts))
      let among = try sound?.samples(of: span(stretch, facts))
      #expect(
        alone == among && alone?.count == Int((stretch.upperBound - stretch.lowerBound) * 16000))
    }
  }

  @Test func otherRatesAreGivenToo() throws {
    let path = try make(
      "pcm.mov",
      Self.pictures + Self.tones(rate: 48000, [400]) + Self.mpeg4 + ["-c:a", "pcm_f32le"])
    for rate in [8000, 22050, 48000] {
      let (sound, facts) = try sound(path, rate: rate)
      let samples = try #require(try sound?.samples(of: span(1..<2, facts)))
      let wanted = (0..<rate).map { place in
        let time = 1 + Double(place) / Double(rate)
        return Float(0.3 * sin(2 * .pi * (400 + 40 * time) * time))
      }
      #expect(samples.count == rate && zip(samples, wanted).allSatisfy { abs($0 - $1) < 1e-3 })
    }
  }

  @Test func whatHasNoSoundHasNoSamples() throws {
    #expect(try sound(TestFolders.fixture("grey.mp4").path).0 == nil)
  }

  @Test func stretchesThatAreEmptyOrFarAwayAreSilent() throws {
    let (sound, facts) = try sound(TestFolders.fixture("with-audio.mp4").path)
    let sounds = try #require(sound)
    #expect(try sounds.samples(of: 5..<5).isEmpty)
    #expect(
      try sounds.samples(of: span(1000..<1001, facts)) == [Float](repeating: 0, count: 16000))
    #expect(
      try sounds.samples(of: span(-1001..<(-1000), facts)) == [Float](repeating: 0, count: 16000))
    for span in [0..<Int64.max, Int64.min..<Int64.max, Int64.min..<0] {
      let error = #expect(throws: MediaError.self) { try sounds.samples(of: span) }
      #expect(error?.kind == .limit)
    }
  }

  @Test func soundThatCannotBeDecodedIsAnError() throws {
    let inputs = Self.pictures + Self.tones(rate: 44100) + Self.mpeg4
    let path = try make("damaged.mkv", inputs + ["-c:a", "flac", "-bsf:a", "noise=amount=2"])
    let (sound, facts) = try sound(path)
    let error = #expect(throws: MediaError.self) { try sound?.samples(of: span(2..<4, facts)) }
    #expect(error?.operation == .decode)
  }

  /// Whatever bytes are broken, there are values in -1...1 or an error.
  @Test(arguments: [
    ("aac.mp4", "aac"), ("aac.ts", "aac"), ("mp3.avi", "libmp3lame"), ("opus.mkv", "libopus"),
    ("float.mov", "pcm_f32le"),
  ])
  func brokenFilesHarmNothing(name: String, codec: String) throws {
    let path = try make(
      name, Self.pictures + Self.tones(rate: 48000) + Self.mpeg4 + ["-c:a", codec])
    let whole = try Data(contentsOf: URL(filePath: path))
    var generator = SeededGenerator(seed: 7)
    for round in 0..<20 {
      var bytes = whole
      for _ in 0..<(1 << (round / 2)) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      if round % 5 == 4 { bytes = bytes.prefix(bytes.count / 2) }
      let broken = folder.url.appending(path: "\(round)-\(name)")
      try bytes.write(to: broken)
      guard let (sound, facts) = try? sound(broken.path), let sound else { continue }
      for stretch in [0.0..<2, 5..<8, 11..<14] {
        let ticks = span(stretch, facts)
        guard let samples = try? sound.samples(of: ticks) else { continue }
        #expect(samples.allSatisfy { abs($0) <= 1 })
        #expect(try self.sound(broken.path).0?.samples(of: ticks) == samples)
      }
    }
  }
}
