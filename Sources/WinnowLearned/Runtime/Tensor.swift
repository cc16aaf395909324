import WinnowCore

/// Numbers in some dimensions, row by row.
package struct Tensor: Hashable, Sendable {
  package enum Values: Hashable, Sendable {
    case floats([Float])
    case integers([Int64])
    case bytes([UInt8])

    var count: Int {
      switch self {
      case .floats(let values): values.count
      case .integers(let values): values.count
      case .bytes(let values): values.count
      }
    }

    var type: TensorType {
      switch self {
      case .floats: .float
      case .integers: .integer
      case .bytes: .byte
      }
    }
  }

  /// How many there are in each dimension; empty for a single number.
  package let shape: [Int]
  /// As many as the product of `shape`.
  package let values: Values

  /// - Throws: `ModelError` where there are not as many values as the shape says.
  package init(_ shape: [Int], _ values: Values) throws(ModelError) {
    guard shape.allSatisfy({ $0 >= 0 }), Self.count(shape) == values.count else {
      throw ModelError("\(values.count) values are no tensor of \(shape)")
    }
    (self.shape, self.values) = (shape, values)
  }

  /// How many numbers there are in a shape; nil for more than there can be.
  private static func count(_ shape: [Int]) -> Int? {
    shape.reduce(1) { count, side in
      let (product, overflows) = (count ?? 0).multipliedReportingOverflow(by: side)
      return count == nil || overflows ? nil : product
    }
  }

  /// The values where they are floats; empty else.
  package var floats: [Float] { if case .floats(let values) = values { values } else { [] } }
}

/// What the numbers of a tensor are.
package enum TensorType: Int32, Sendable {
  case float = 1
  case byte = 2
  case integer = 7

  /// Bytes of a number.
  var size: Int {
    switch self {
    case .float: 4
    case .byte: 1
    case .integer: 8
    }
  }
}

extension TensorType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .float: "32-bit floats"
    case .byte: "bytes"
    case .integer: "64-bit integers"
    }
  }
}
