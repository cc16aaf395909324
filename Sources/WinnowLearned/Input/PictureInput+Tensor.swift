import WinnowCore

extension PictureInput {
  /// What a model takes of some pictures, all of the size that is demanded.
  ///
  /// - Parameter type: bytes are taken as they are.
  func tensor(_ pictures: [RGBPicture], _ type: TensorType) throws(ModelError) -> Tensor {
    switch type {
    case .float:
      return try Tensor(shape(pictures.count), .floats(pictures.flatMap(floats)))
    case .byte:
      return try Tensor(shape(pictures.count), .bytes(pictures.flatMap(bytes)))
    case .integer: throw ModelError("it takes pictures of 64-bit integers, which Winnow has not")
    }
  }

  /// In single precision, in the order in which numpy would do it.
  private func floats(_ picture: RGBPicture) -> [Float] {
    let tables = (0..<3).map { colour in
      (0...255).map { level -> Float in
        let value = white == 255 ? Float(level) : Float(level) / 255 * Float(white)
        return (value - Float(mean[colour])) / Float(std[colour])
      }
    }
    return arranged(picture) { colour, level in tables[colour][Int(level)] }
  }

  private func bytes(_ picture: RGBPicture) -> [UInt8] { arranged(picture) { _, level in level } }

  /// The numbers of the middle of a picture in the order of the layout.
  private func arranged<Number>(
    _ picture: RGBPicture, _ number: (Int, UInt8) -> Number
  ) -> [Number] {
    let (left, top) = ((picture.width - size.width) / 2, (picture.height - size.height) / 2)
    var numbers: [Number] = []
    numbers.reserveCapacity(3 * size.width * size.height)
    func add(_ x: Int, _ y: Int, _ colour: Int) {
      let source = self.colour == .rgb ? colour : 2 - colour
      let place = 3 * ((y + top) * picture.width + x + left) + source
      numbers.append(number(colour, picture.samples[place]))
    }
    switch layout {
    case .nchw:
      for colour in 0..<3 {
        for y in 0..<size.height { for x in 0..<size.width { add(x, y, colour) } }
      }
    case .nhwc:
      for y in 0..<size.height {
        for x in 0..<size.width { for colour in 0..<3 { add(x, y, colour) } }
      }
    }
    return numbers
  }
}
