import Foundation
import WinnowCore

/// A model that is loaded. Threads may share it.
package final class ModelSession: Sendable {
  /// What goes in or comes out, as the model says.
  package struct Port: Hashable, Sendable {
    package let name: String
    /// nil for what no `TensorType` is.
    package let type: TensorType?
    /// nil where any number will do.
    package let shape: [Int?]
  }

  package let inputs: [Port]
  package let outputs: [Port]
  private let runtime: ModelRuntime
  private let session: RuntimeObject

  private typealias Status = RuntimeTable.Status
  private typealias Out = RuntimeTable.Out

  init(_ session: RuntimeObject, of runtime: ModelRuntime) throws(ModelError) {
    (self.session, self.runtime) = (session, runtime)
    let reader = PortReader(session, runtime.table)
    inputs = try reader.ports(count: 30, name: 36, type: 33)
    outputs = try reader.ports(count: 31, name: 37, type: 34)
  }

  /// What the model says of itself under a key; nil where it says nothing.
  package func metadata(_ key: String) throws(ModelError) -> String? {
    try PortReader(session, runtime.table).metadata(key)
  }

  /// What the model makes of `tensors`, one an input.
  ///
  /// - Returns: one an output.
  /// - Throws: `ModelError` where they are not what it wants, or it fails.
  package func run(_ tensors: [Tensor]) throws(ModelError) -> [Tensor] {
    guard tensors.count == inputs.count else {
      throw ModelError("it takes \(inputs.count) inputs and gets \(tensors.count)")
    }
    for (port, tensor) in zip(inputs, tensors) { try port.check(tensor) }
    let table = runtime.table
    var values: [TensorValue] = []
    for tensor in tensors { values.append(try TensorValue(tensor, table)) }
    var made = [OpaquePointer?](repeating: nil, count: outputs.count)
    let status = Subnormals.flushed { call(values.map(\.object.pointer), &made) }
    let owned = try made.map { pointer throws(ModelError) in
      try pointer.map { pointer throws(ModelError) in
        try RuntimeObject(table, releasedBy: 96) {
          $0.pointee = pointer
          return nil
        }
      }
    }
    try table.check(status)
    var answers: [Tensor] = []
    for (port, value) in zip(outputs, owned) {
      guard let value else { throw ModelError("its output \(port.name) is empty") }
      answers.append(try TensorValue.tensor(value, table, port.name))
    }
    return answers
  }

  private func call(_ values: [OpaquePointer?], _ made: inout [OpaquePointer?]) -> Status {
    let run:
      @convention(c) (
        OpaquePointer, OpaquePointer?, UnsafePointer<RuntimeTable.Text?>,
        UnsafePointer<OpaquePointer?>, Int, UnsafePointer<RuntimeTable.Text?>, Int, Out
      ) -> Status = runtime.table.function(9)
    let names = (inputs + outputs).map { strdup($0.name) }
    defer { for name in names { free(name) } }
    let texts = names.map { $0.map { RuntimeTable.Text($0) } }
    return texts.withUnsafeBufferPointer { texts in
      guard let first = texts.baseAddress else { return nil }
      return run(
        session.pointer, nil, first, values, values.count, first + inputs.count, made.count, &made)
    }
  }
}

extension ModelSession.Port {
  /// - Throws: `ModelError` where `tensor` is not what goes in here.
  func check(_ tensor: Tensor) throws(ModelError) {
    let fits =
      shape.count == tensor.shape.count
      && zip(shape, tensor.shape).allSatisfy { $0 == nil || $0 == $1 }
    guard fits, type == tensor.values.type else {
      throw ModelError(
        "its input \(name) takes \(wanted), not \(tensor.values.type) of \(tensor.shape)")
    }
  }

  /// Such as "32-bit floats of 1 x 3 x any x any".
  package var wanted: String {
    let sides = shape.map { $0.map { "\($0)" } ?? "any" }.joined(separator: " x ")
    return "\(type.map { "\($0)" } ?? "what Winnow has not") of \(sides)"
  }
}
