import Testing
import WinnowCore

@testable import Winnow

@Suite struct RecipeWritingTests {
  @Test(arguments: Presets.all.map(\.name)) func whatIsWrittenIsReadAsTheSame(name: String) throws {
    let recipe = try Recipe.named(name)
    let text = RecipeYAML.text(of: recipe)
    let read = try RecipeYAML.recipe(text)
    #expect(read == recipe, "\(text)")
    #expect(RecipeYAML.text(of: read) == text)
  }

  @Test func everyKeyIsWritten() throws {
    let text = """
      shots:
        detector: content 30
      sample:
        rate: 0.5
        rows: all
      limits:
        pixels: 1000
        probe_bytes: 64
        consecutive_errors: 7
        packets_without_frame: 8
        seconds_per_video: 0.25
        seconds_per_video_second: 1e-03
        seconds_without_frame: 1000000
        memory: 70368744177664
      screen:
        probe:
          short_side: [360, ~]
          duration: [2, 0.1e4]
        keyframes:
          exposure.luma.mean: [20, ~]
      clips:
        min: 0.1
        max: 8.5
        split: stride
        stride: 4
        trim: 0.25
        trim_gradual: 0.5
        trim_frames: 2
        clear_start: true
        stitch: true
      gates:
        exposure.luma.below(20.5): [~, 0.1]
        contrast.rms.p5: [-0.3, 0.4]
      duplicates:
        scope: off
        strictness: strict
        keep: length
        same_take: one
      export:
        sampler: uniform 8
        picture: webp
        qscale: 5
        webp_quality: 80
        crop: false
        width: 640
        height: 480
        fitting: pad
        cut: copy
        snap: 0.5
        fps: 24
        crf: 23
        max_bit_rate: 4000
        audio: true
        shard_of: frames
        shard_samples: 100
        shard_bytes: 100000000
      buckets:
        short_sides: [256, 512]
        aspects: [16:9, 1:1]
        seconds: [0, 2.5, 5]
      manifest:
        scores: all

      """
    let written = RecipeYAML.text(of: try RecipeYAML.recipe(text))
    #expect(written == text.replacing("1e-03", with: "0.001").replacing("0.1e4", with: "1000"))
    let keys = RecipeReference.sections(.standard).flatMap(\.keys).map(\.name)
    // One size can be given, not three.
    for key in keys where key != "short_side" && key != "long_side" {
      #expect(written.contains("\n  \(key):"), "\(key)")
    }
    for side in ["short_side", "long_side"] {
      let text = "export:\n  \(side): 480\n"
      #expect(RecipeYAML.text(of: try RecipeYAML.recipe(text)) == text)
    }
  }

  @Test func theDefaultIsEmpty() throws {
    #expect(RecipeYAML.text(of: Recipe()) == "")
    #expect(try RecipeYAML.recipe("") == Recipe())
  }

  @Test func keyframesThatAreAskedTheRecipesGatesStayThatWay() throws {
    let text = "screen:\n  keyframes: true\n"
    #expect(RecipeYAML.text(of: try RecipeYAML.recipe(text)) == text)
  }

  /// What stands in a catalog means the same whatever becomes of the preset.
  @Test(arguments: Presets.all) func whatExtendsAPresetIsWrittenAsAWhole(preset: Preset) throws {
    let recipe = try RecipeYAML.recipe(
      """
      extends: \(preset.name)
      clips: {min: 1, max: 20}
      screen: {keyframes: true}
      gates: {exposure.luma.p5: [1, ~]}
      export: {long_side: 640}
      """)
    let text = RecipeYAML.text(of: recipe)
    #expect(!text.contains("extends") && text.contains("long_side: 640"))
    #expect(try RecipeYAML.recipe(text) == recipe)
  }
}
