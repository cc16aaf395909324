import WinnowCore

/// Tells speech from other sound, chunk by chunk, by a model that remembers what was before.
///
/// It is Silero's, as the package silero-vad has it in silero_vad.onnx (release 6).
package struct SpeechModel: Sendable {
  /// Samples a second of the sound that it takes.
  package static let rate = 16000
  /// Samples of a chunk: 32 ms.
  static let chunk = 512
  /// Samples of the chunk before that go in before it, without which the model hears nothing.
  private static let context = 64
  /// Numbers of each of the two layers that remember.
  private static let memory = 128

  private static let inputs: [(name: String, type: TensorType, shape: [Int])] = [
    ("input", .float, [1, context + chunk]), ("state", .float, [2, 1, memory]),
    ("sr", .integer, []),
  ]
  private static let outputs = ["output", "stateN"]

  private let session: ModelSession
  /// Places of the inputs and outputs, in the order of the names above.
  private let places: (inputs: [Int], outputs: [Int])

  /// - Throws: `ModelError` where the model is another one.
  package init(_ session: ModelSession) throws(ModelError) {
    self.session = session
    guard session.inputs.count == Self.inputs.count else {
      throw Self.otherModel("has \(session.inputs.count) inputs")
    }
    var places: (inputs: [Int], outputs: [Int]) = ([], [])
    for input in Self.inputs {
      guard let place = session.inputs.firstIndex(where: { $0.name == input.name }) else {
        throw Self.otherModel("has no input \(input.name)")
      }
      let port = session.inputs[place]
      guard port.takes(input.type, input.shape) else {
        throw Self.otherModel("takes \(port.wanted) as \(input.name)")
      }
      places.inputs.append(place)
    }
    for output in Self.outputs {
      guard let place = session.outputs.firstIndex(where: { $0.name == output }) else {
        throw Self.otherModel("has no output \(output)")
      }
      places.outputs.append(place)
    }
    self.places = places
  }

  private static func otherModel(_ difference: String) -> ModelError {
    let wanted = inputs.map(\.name) + outputs
    return ModelError(
      "it is no silero-vad, which has \(wanted.joined(separator: ", ")): it \(difference)")
  }

  /// Where there is speech in a sound.
  ///
  /// - Parameter samples: one channel of `rate`, in -1...1. What is no number is silence.
  /// - Throws: `ModelError` where the model fails.
  package func reading(of samples: [Float]) throws(ModelError) -> SpeechReading {
    let speech = SpeechSegments.find(try probabilities(of: samples), of: samples.count)
    return SpeechReading(speech, of: samples.count)
  }

  /// How probable speech is in each chunk; the last one is filled up with silence.
  func probabilities(of samples: [Float]) throws(ModelError) -> [Float] {
    var window = [Float](repeating: 0, count: Self.context + Self.chunk)
    var state = try Tensor(
      [2, 1, Self.memory], .floats([Float](repeating: 0, count: 2 * Self.memory)))
    let rate = try Tensor([], .integers([Int64(Self.rate)]))
    var probabilities: [Float] = []
    for start in stride(from: 0, to: samples.count, by: Self.chunk) {
      let chunk = samples[start..<min(samples.count, start + Self.chunk)].map {
        $0.isFinite ? $0 : 0
      }
      let rest = repeatElement(Float(0), count: Self.chunk - chunk.count)
      window = window.suffix(Self.context) + chunk + rest
      let answer = try run([Tensor([1, window.count], .floats(window)), state, rate])
      probabilities.append(answer.probability)
      state = answer.state
    }
    return probabilities
  }

  /// - Parameter tensors: in the order of the names of inputs.
  private func run(_ tensors: [Tensor]) throws(ModelError) -> (probability: Float, state: Tensor) {
    var ordered = tensors
    for (place, tensor) in zip(places.inputs, tensors) { ordered[place] = tensor }
    let answers = try session.run(ordered)
    let state = answers[places.outputs[1]]
    guard let probability = answers[places.outputs[0]].floats.first,
      state.shape == [2, 1, Self.memory]
    else { throw ModelError("it is no silero-vad: it gives \(answers.map(\.shape))") }
    return (probability, state)
  }
}

extension ModelSession.Port {
  /// Whether a tensor can go in here.
  fileprivate func takes(_ type: TensorType, _ shape: [Int]) -> Bool {
    self.type == type && self.shape.count == shape.count
      && zip(self.shape, shape).allSatisfy { $0 == nil || $0 == $1 }
  }
}
