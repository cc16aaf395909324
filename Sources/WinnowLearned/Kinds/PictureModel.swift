import WinnowCore

/// A model of one input, which takes pictures, loaded and checked against what the recipe says of it.
struct PictureModel {
  private let session: ModelSession
  private let input: PictureInput
  private let type: TensorType
  /// Pictures that it takes at a time, where it says so.
  private let batch: Int
  /// The number of the output that is read.
  private let output: Int
  /// Numbers that it gives a picture; nil for any.
  private let width: Int?
  let runtime: String

  /// - Parameters:
  ///   - output: the name of the output that is read; nil for the first.
  ///   - width: how many numbers it gives a picture; nil for any.
  /// - Throws: `ModelError` where the model takes something else, which it then says.
  init(
    _ path: String, _ input: PictureInput, output: String?, width: Int? = nil
  ) throws(ModelError) {
    session = try SharedRuntime.session(path)
    runtime = try SharedRuntime.get().title
    (self.input, self.width) = (input, width)
    guard session.inputs.count == 1, let port = session.inputs.first else {
      throw ModelError("\(path) takes \(session.inputs.count) inputs, and one of pictures is given")
    }
    guard let type = port.type, type != .integer else {
      throw ModelError("\(path) takes \(port.wanted), and no pictures")
    }
    let given = input.shape(1).dropFirst()
    guard port.shape.count == 4,
      zip(port.shape.dropFirst(), given).allSatisfy({ $0 == nil || $0 == $1 })
    else {
      throw ModelError(
        "\(path) takes \(port.wanted), and the recipe gives it \(given.map { "\($0)" }.joined(separator: " x ")) a picture"
      )
    }
    self.type = type
    batch = port.shape[0].map { max(1, $0) } ?? 1
    self.output = try Self.output(output, of: session, path)
    let sides = session.outputs[self.output].shape.dropFirst()
    let numbers = sides.contains(nil) ? nil : sides.compactMap(\.self).reduce(1, *)
    if let numbers { try check(numbers, path) }
  }

  /// - Throws: `ModelError` where it gives other numbers a picture than are wanted.
  private func check(_ numbers: Int, _ name: String) throws(ModelError) {
    guard let width, numbers != width else { return }
    throw ModelError("\(name) gives \(numbers) numbers a picture, and the recipe wants \(width)")
  }

  private static func output(
    _ name: String?, of session: ModelSession, _ path: String
  ) throws(ModelError) -> Int {
    let names = session.outputs.map(\.name)
    guard !names.isEmpty else { throw ModelError("\(path) has no output") }
    guard let name else { return 0 }
    guard let place = names.firstIndex(of: name) else {
      throw ModelError(
        "\(path) has no such output; it has \(names.joined(separator: ", "))", key: "output")
    }
    return place
  }

  /// What it says of each picture: a row of numbers.
  func rows(_ pictures: [RGBPicture]) throws(ModelError) -> [[Float]] {
    var rows: [[Float]] = []
    for start in stride(from: 0, to: pictures.count, by: batch) {
      let some = Array(pictures[start..<min(start + batch, pictures.count)])
      // A model that takes so many at a time gets the last one again and again.
      let filled = some + Array(repeating: some[some.count - 1], count: batch - some.count)
      let made = try session.run([input.tensor(filled, type)])
      guard made.indices.contains(output), made[output].floats.count.isMultiple(of: batch) else {
        throw ModelError("its output is none of floats, so many a picture")
      }
      let numbers = made[output].floats
      let given = numbers.count / batch
      try check(given, "it")
      for place in some.indices { rows.append(Array(numbers[given * place..<given * (place + 1)])) }
    }
    return rows
  }

  static let keys = [
    ModelKey("output", takes: "name", "The output that is read; the first unless it is named.")
  ]
}
