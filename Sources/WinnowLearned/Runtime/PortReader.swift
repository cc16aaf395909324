import Foundation
import WinnowCore

/// Reads what a model says of its inputs and outputs.
struct PortReader {
  private typealias Status = RuntimeTable.Status
  private typealias Out = RuntimeTable.Out

  private let session: RuntimeObject
  private let table: RuntimeTable

  init(_ session: RuntimeObject, _ table: RuntimeTable) {
    (self.session, self.table) = (session, table)
  }

  /// - Parameters: the places of the functions that tell their number, a name and a type.
  func ports(count: Int, name: Int, type: Int) throws(ModelError) -> [ModelSession.Port] {
    let number: @convention(c) (OpaquePointer, UnsafeMutablePointer<Int>) -> Status =
      table.function(count)
    var ports = 0
    try table.check(number(session.pointer, &ports))
    var found: [ModelSession.Port] = []
    for port in 0..<ports {
      let (type, shape) = try shape(of: port, type)
      found.append(ModelSession.Port(name: try self.name(of: port, name), type: type, shape: shape))
    }
    return found
  }

  /// What a model says of itself under a key; nil where it says nothing.
  func metadata(_ key: String) throws(ModelError) -> String? {
    let get: @convention(c) (OpaquePointer, Out) -> Status = table.function(111)
    let metadata = try RuntimeObject(table, releasedBy: 118) { get(session.pointer, $0) }
    let look: @convention(c) (OpaquePointer, OpaquePointer?, RuntimeTable.Text, TextOut) -> Status =
      table.function(116)
    return try text { memory, text in look(metadata.pointer, memory, key, text) }
  }

  private func name(of port: Int, _ place: Int) throws(ModelError) -> String {
    let name: @convention(c) (OpaquePointer, Int, OpaquePointer?, TextOut) -> Status =
      table.function(place)
    let found = try text { memory, text in name(session.pointer, port, memory, text) }
    guard let found else { throw ModelError("an input or output of it has no name") }
    return found
  }

  private typealias TextOut = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  /// A text that the library puts into memory of its own, which is given back.
  private func text(_ get: (OpaquePointer?, TextOut) -> Status) throws(ModelError) -> String? {
    let allocator: @convention(c) (Out) -> Status = table.function(78)
    var memory: OpaquePointer?
    try table.check(allocator(&memory))
    var text: UnsafeMutablePointer<CChar>?
    try table.check(get(memory, &text))
    guard let text else { return nil }
    defer {
      let release: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer) -> Status =
        table.function(76)
      try? table.check(release(memory, text))
    }
    return String(cString: text)
  }

  private func shape(
    of port: Int, _ place: Int
  ) throws(ModelError) -> (type: TensorType?, shape: [Int?]) {
    let info: @convention(c) (OpaquePointer, Int, Out) -> Status = table.function(place)
    let owner = try RuntimeObject(table, releasedBy: 98) { info(session.pointer, port, $0) }
    let cast: @convention(c) (OpaquePointer, Out) -> Status = table.function(55)
    var tensor: OpaquePointer?
    try table.check(cast(owner.pointer, &tensor))
    guard let tensor else { return (nil, []) }
    return try withExtendedLifetime(owner) { () throws(ModelError) in
      try TensorValue.shape(tensor, table)
    }
  }
}
