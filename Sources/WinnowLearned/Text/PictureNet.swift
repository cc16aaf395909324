import WinnowCore

/// What PP-OCR's models have in common: they take a picture in blue, green and red, from -1 for black to 1.
enum PictureNet {
  /// - Parameter height: what the picture has; nil for any.
  /// - Throws: `ModelError` where a model takes something else.
  static func check(_ session: ModelSession, _ name: String, height: Int?) throws(ModelError) {
    let wanted: [Int?] = [nil, 3, height, nil]
    let input = session.inputs.first
    let shape = input?.shape ?? []
    let fits = zip(shape, wanted).allSatisfy { side, wanted in
      side == nil || side == wanted || (wanted == nil && side == 1)
    }
    guard session.inputs.count == 1, let input, input.type == .float, shape.count == 4, fits,
      session.outputs.count == 1, session.outputs[0].type == .float
    else {
      let wanted = height.map { "\($0)" } ?? "any"
      throw ModelError(
        "a \(name) takes 32-bit floats of any x 3 x \(wanted) x any, this one "
          + (input?.wanted ?? "nothing"))
    }
  }

  /// One picture as a tensor.
  ///
  /// - Parameters:
  ///   - samples: rows from the top, red, green and blue of each pixel in turn, 0...255.
  ///   - padded: columns of the tensor; those beyond the picture are grey.
  static func tensor(
    _ samples: [Float], width: Int, height: Int, padded: Int
  ) throws(ModelError) -> Tensor {
    let size = padded * height
    var values = [Float](repeating: 0, count: 3 * size)
    for y in 0..<height {
      for x in 0..<width {
        let (from, to) = (3 * (y * width + x), y * padded + x)
        values[to] = (samples[from + 2] / 255 - 0.5) / 0.5
        values[size + to] = (samples[from + 1] / 255 - 0.5) / 0.5
        values[2 * size + to] = (samples[from] / 255 - 0.5) / 0.5
      }
    }
    return try Tensor([1, 3, height, padded], .floats(values))
  }
}
