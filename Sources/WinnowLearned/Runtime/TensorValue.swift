import Foundation
import WinnowCore

/// A tensor as the library sees it, and the memory that it lies in.
final class TensorValue {
  let object: RuntimeObject
  // The object is released before the memory that it looks at.
  private let memory: Memory

  private final class Memory {
    let bytes: UnsafeMutableRawBufferPointer

    init(_ values: Tensor.Values) {
      bytes = .allocate(byteCount: max(1, values.count * values.type.size), alignment: 64)
      switch values {
      case .floats(let values): values.withUnsafeBytes { bytes.copyMemory(from: $0) }
      case .integers(let values): values.withUnsafeBytes { bytes.copyMemory(from: $0) }
      case .bytes(let values): values.withUnsafeBytes { bytes.copyMemory(from: $0) }
      }
    }

    deinit { bytes.deallocate() }
  }

  private typealias Status = RuntimeTable.Status

  init(_ tensor: Tensor, _ table: RuntimeTable) throws(ModelError) {
    let memory = Memory(tensor.values)
    let place: @convention(c) (Int32, Int32, RuntimeTable.Out) -> Status = table.function(69)
    let processor = try RuntimeObject(table, releasedBy: 94) { place(1, 0, $0) }
    let create:
      @convention(c) (
        OpaquePointer, UnsafeMutableRawPointer?, Int, UnsafePointer<Int64>, Int, Int32,
        RuntimeTable.Out
      ) -> Status = table.function(49)
    let size = tensor.values.count * tensor.values.type.size
    let type = tensor.values.type.rawValue
    object = try RuntimeObject(table, releasedBy: 96) {
      create(
        processor.pointer, memory.bytes.baseAddress, size, tensor.shape.map(Int64.init),
        tensor.shape.count, type, $0)
    }
    self.memory = memory
  }

  /// What an output holds.
  static func tensor(
    _ value: RuntimeObject, _ table: RuntimeTable, _ name: String
  ) throws(ModelError) -> Tensor {
    let info: @convention(c) (OpaquePointer, RuntimeTable.Out) -> Status = table.function(65)
    let owner = try RuntimeObject(table, releasedBy: 99) { info(value.pointer, $0) }
    let (type, sides) = try shape(owner.pointer, table)
    let data: @convention(c) (OpaquePointer, RuntimeTable.Out) -> Status = table.function(51)
    var start: OpaquePointer?
    try table.check(data(value.pointer, &start))
    let shape = sides.map { $0 ?? 0 }
    let count = shape.reduce(1, *)
    guard let type else { throw ModelError("its output \(name) is of numbers that Winnow has not") }
    let bytes = UnsafeRawBufferPointer(
      start: start.map { UnsafeRawPointer($0) }, count: start == nil ? 0 : count * type.size)
    let values: Tensor.Values =
      switch type {
      case .float: .floats(Array(bytes.bindMemory(to: Float.self)))
      case .integer: .integers(Array(bytes.bindMemory(to: Int64.self)))
      case .byte: .bytes(Array(bytes))
      }
    return try Tensor(shape, values)
  }

  /// What the library says of a tensor; nil for a side of any length.
  static func shape(
    _ info: OpaquePointer, _ table: RuntimeTable
  ) throws(ModelError) -> (type: TensorType?, shape: [Int?]) {
    let element: @convention(c) (OpaquePointer, UnsafeMutablePointer<Int32>) -> Status =
      table.function(60)
    let number: @convention(c) (OpaquePointer, UnsafeMutablePointer<Int>) -> Status =
      table.function(61)
    let sides: @convention(c) (OpaquePointer, UnsafeMutablePointer<Int64>, Int) -> Status =
      table.function(62)
    var (type, count): (Int32, Int) = (0, 0)
    try table.check(element(info, &type))
    try table.check(number(info, &count))
    var lengths = [Int64](repeating: 0, count: count)
    try table.check(sides(info, &lengths, count))
    return (TensorType(rawValue: type), lengths.map { $0 < 0 ? nil : Int($0) })
  }
}
