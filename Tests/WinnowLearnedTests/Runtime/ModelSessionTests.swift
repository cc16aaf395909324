import Foundation
import Testing
import WinnowCore

@testable import WinnowLearned

/// Models whose answers can be worked out by hand.
@Suite(.enabled(if: TestRuntime.place != nil, "\(TestRuntime.missing)"))
struct ModelSessionTests {
  private let runtime: ModelRuntime

  init() throws { runtime = try #require(TestRuntime.shared) }

  @Test func meansOfChannelsAreThoseOfTheirPixels() throws {
    let session = try runtime.session(TestRuntime.model("means"))
    #expect(session.inputs.map(\.wanted) == ["32-bit floats of any x 3 x any x any"])
    #expect(session.inputs.map(\.name) == ["picture"] && session.outputs.map(\.name) == ["means"])
    let pixels = (0..<2 * 3 * 4 * 5).map { Float($0) }
    let answers = try session.run([Tensor([2, 3, 4, 5], .floats(pixels))])
    let means = stride(from: 0, to: 120, by: 20).map { Float($0) + 9.5 }
    #expect(try answers == [Tensor([2, 3], .floats(means))])
  }

  @Test func numbersOfAllKindsGoInAndOut() throws {
    let session = try runtime.session(TestRuntime.model("sums"))
    let answers = try session.run([
      Tensor([2], .floats([1.5, -2])), Tensor([2], .integers([4, 3])), Tensor([], .floats([0.25])),
    ])
    #expect(
      try answers == [Tensor([2], .floats([6.25, -5.75])), Tensor([2], .integers([6, -5]))])
    let bytes = try runtime.session(TestRuntime.model("bytes"))
    #expect(
      try bytes.run([Tensor([3], .bytes([0, 1, 255]))]) == [Tensor([3], .bytes([255, 254, 0]))])
    #expect(try bytes.run([Tensor([0], .bytes([]))]) == [Tensor([0], .bytes([]))])
  }

  @Test func whatAModelDoesNotTakeIsAnErrorAndHarmsNothing() throws {
    let session = try runtime.session(TestRuntime.model("means"))
    let right = try Tensor([1, 3, 1, 1], .floats([1, 2, 3]))
    let wrong: [[Tensor]] = try [
      [], [right, right], [Tensor([1, 4, 1, 1], .floats([1, 2, 3, 4]))],
      [Tensor([3], .floats([1, 2, 3]))], [Tensor([1, 3, 1, 1], .bytes([1, 2, 3]))],
    ]
    for tensors in wrong {
      #expect(throws: ModelError.self) { try session.run(tensors) }
      #expect(try session.run([right]) == [Tensor([1, 3], .floats([1, 2, 3]))])
    }
    let error = #expect(throws: ModelError.self) { try session.run(wrong[4]) }
    #expect(
      error?.description
        == "its input picture takes 32-bit floats of any x 3 x any x any, not bytes of [1, 3, 1, 1]"
    )
  }

  @Test func valuesAreAsManyAsTheirShapeSays() {
    #expect(throws: ModelError.self) { try Tensor([2, 3], .floats([1])) }
    #expect(throws: ModelError.self) { try Tensor([-1, -1], .floats([1])) }
    #expect(throws: ModelError.self) { try Tensor([.max, .max], .floats([1])) }
  }

  @Test func whatIsNoModelIsAnError() throws {
    let model = try TestRuntime.model("means")
    let broken = [[], Array("no model".utf8), Array(model.prefix(model.count / 2)), [0, 0, 0, 0]]
    for bytes in broken {
      #expect(throws: ModelError.self, "\(bytes.count)") { try runtime.session(bytes) }
    }
  }

  @Test func threadsShareAModel() async throws {
    let session = try runtime.session(TestRuntime.model("means"))
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<32 {
        group.addTask {
          let value = Float(number)
          let pixels = [Float](repeating: value, count: 3 * 64 * 64)
          let answer = try session.run([Tensor([1, 3, 64, 64], .floats(pixels))])
          return try answer == [Tensor([1, 3], .floats([value, value, value]))]
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }
}
