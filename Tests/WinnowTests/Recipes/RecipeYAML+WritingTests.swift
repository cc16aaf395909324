import Testing
import WinnowCore

@testable import Winnow

@Suite struct RecipeYAMLWritingTests {
  @Test(arguments: Presets.all.map(\.name))
  func aPresetThatIsWrittenAndReadAgainIsTheSame(name: String) throws {
    let recipe = try Recipe.named(name)
    #expect(try RecipeYAML.recipe(RecipeYAML.text(of: recipe)) == recipe)
  }

  @Test func everyKeyIsWritten() throws {
    let recipe = try RecipeYAML.recipe(
      """
      shots: {detector: content 30.5}
      sample: {rate: 0.7}
      limits:
        pixels: 1000
        probe_bytes: 64
        consecutive_errors: 3
        packets_without_frame: 4
        seconds_per_video: 0.1
        seconds_per_video_second: 0.25
        seconds_without_frame: 1e3
        memory: 4294967297
      screen:
        probe: {short_side: [360, ~], duration: [~, 1e9]}
        keyframes: {exposure.luma.mean: [20.25, 180]}
      clips:
        {min: 0.1, max: 7.5, split: stride, stride: 0.3, trim: 0.1, trim_gradual: 0.2,
         trim_frames: 3, clear_start: true, stitch: true}
      gates:
        exposure.luma.below(20.5): [~, 0.05]
        sharpness.laplacian.median: [1e-300, 123456789.12345679]
        motion.vmaf.mean: [~, ~]
      duplicates: {scope: video, strictness: loose, keep: bits, same_take: one}
      export: {sampler: uniform 8, qscale: 9, crop: false, short_side: 480}
      """)
    let text = RecipeYAML.text(of: recipe)
    #expect(try RecipeYAML.recipe(text) == recipe, "\(text)")
    #expect(text.contains("  sharpness.laplacian.median: [1e-300, 123456789.12345679]\n"))
  }

  @Test func theScreenAsksTheGates() throws {
    let recipe = try RecipeYAML.recipe("screen: {keyframes: true}")
    #expect(recipe != Recipe())
    #expect(try RecipeYAML.recipe(RecipeYAML.text(of: recipe)) == recipe)
  }

  @Test func whatIsAsByDefaultIsNotWritten() throws {
    #expect(RecipeYAML.text(of: Recipe()).isEmpty)
    #expect(
      RecipeYAML.text(of: try RecipeYAML.recipe("clips: {min: 2, max: 9}")) == "clips:\n  max: 9\n")
  }
}
