import Testing
import WinnowCore

@testable import WinnowLearned

/// Pictures become the numbers that a model takes.
@Suite struct PictureInputTests {
  /// 4 x 2 pixels: red counts up from 0, green from 100, blue from 200.
  private let picture: RGBPicture = {
    var samples: [UInt8] = []
    for pixel in UInt8(0)..<8 { samples += [pixel, 100 + pixel, 200 + pixel] }
    return RGBPicture(width: 4, height: 2, samples: samples)
  }()

  private func entry(_ input: [String: ModelValue]) -> ModelEntry {
    ModelEntry(name: "test", kind: "score", values: ["input": .map(input)])
  }

  private func words(_ numbers: Double...) -> ModelValue { .list(numbers.map { .word("\($0)") }) }

  @Test func coloursAreNormalisedPlaneByPlane() throws {
    let input = try PictureInput(
      entry([
        "size": words(4, 2), "mean": words(0.5, 0.25, 0), "std": words(0.5, 0.25, 2),
      ]))
    let tensor = try input.tensor([picture], .float)
    #expect(tensor.shape == [1, 3, 2, 4])
    #expect(tensor.floats[0] == -1)
    let (seventh, green, last): (Float, Float, Float) = (7 / 255, 100 / 255, 207 / 255)
    #expect(tensor.floats[7] == (seventh - 0.5) / 0.5)
    #expect(tensor.floats[8] == (green - 0.25) / 0.25)
    #expect(tensor.floats[23] == last / 2)
  }

  @Test func pixelByPixelBlueComesFirst() throws {
    let input = try PictureInput(
      entry([
        "size": words(4, 2), "layout": .word("nhwc"), "colour": .word("bgr"),
        "white": .word("255"), "mean": words(104, 117, 123),
      ]))
    let tensor = try input.tensor([picture, picture], .float)
    #expect(tensor.shape == [2, 2, 4, 3])
    #expect(Array(tensor.floats[0..<3]) == [96, -17, -123] as [Float])
    #expect(tensor.floats[24..<48] == tensor.floats[0..<24])
  }

  @Test func theMiddleIsCutOut() throws {
    let input = try PictureInput(
      entry(["size": words(2, 2), "resize": words(4, 2), "white": .word("255")]))
    #expect(
      input.demand
        == .frames(
          sampler: "uniform 3", size: FrameSize(width: 4, height: 2), fit: .crop, bars: false))
    let floats = try input.tensor([picture], .float).floats
    #expect(Array(floats[0..<4]) == [1, 2, 5, 6])
    let bytes: [UInt8] = [1, 2, 5, 6, 101, 102, 105, 106, 201, 202, 205, 206]
    #expect(try input.tensor([picture], .byte).values == .bytes(bytes))
  }

  @Test func whatCannotBeIsRefused() {
    #expect(throws: ModelError.self) { try PictureInput(entry(["std": words(1, 0, 1)])) }
    #expect(throws: ModelError.self) { try PictureInput(entry(["mean": words(1, 0)])) }
    #expect(throws: ModelError.self) {
      try PictureInput(entry(["size": words(4, 4), "resize": words(2, 8)]))
    }
  }
}
