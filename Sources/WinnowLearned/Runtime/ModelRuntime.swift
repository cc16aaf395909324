import Foundation
import WinnowCore

/// ONNX Runtime, loaded while the program runs: nothing is linked against it.
///
/// There is one a process, which is never unloaded.
package final class ModelRuntime: Sendable {
  /// Such as "1.32.0": scores of another version may differ in their last digits.
  package let version: String
  let table: RuntimeTable
  private let environment: RuntimeObject

  private typealias Base = @convention(c) () -> UnsafePointer<UnsafeRawPointer?>?

  /// Loads the library at a path.
  ///
  /// - Throws: `ModelError` where there is none that can be used.
  package init(_ path: String) throws(ModelError) {
    try SharedObject.check(path)
    // Before anything else of it runs: else it writes into the user's cache and starts a thread.
    setenv("ORT_DISABLE_TELEMETRY", "1", 1)
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw ModelError(dlerror().map { String(cString: $0) } ?? "it cannot be loaded")
    }
    guard let symbol = dlsym(library, "OrtGetApiBase"),
      let base = unsafeBitCast(symbol, to: Base.self)(), let get = base[0], let version = base[1]
    else { throw ModelError("it is no ONNX Runtime") }
    let getTable = unsafeBitCast(
      get, to: (@convention(c) (UInt32) -> UnsafePointer<UnsafeRawPointer?>?).self)
    let getVersion = unsafeBitCast(version, to: (@convention(c) () -> RuntimeTable.Text?).self)
    guard let slots = getTable(RuntimeTable.version) else {
      throw ModelError("it is older than version 1.5 of ONNX Runtime")
    }
    self.version = getVersion().map { String(cString: $0) } ?? "unknown"
    let table = RuntimeTable(slots)
    self.table = table
    let create: @convention(c) (Int32, RuntimeTable.Text, RuntimeTable.Out) -> RuntimeTable.Status =
      table.function(3)
    // It says nothing by itself; what is wrong comes back as a status.
    environment = try RuntimeObject(table, releasedBy: 92) { create(Self.silent, "winnow", $0) }
  }

  static let silent: Int32 = 4
  /// Optimises the model as far as it can, which is always the same.
  private static let everything: Int32 = 99

  /// Loads a model.
  ///
  /// - Parameter bytes: those of its file.
  /// - Throws: `ModelError` where they are no model that this version knows.
  package func session(_ bytes: [UInt8]) throws(ModelError) -> ModelSession {
    // The library takes no bytes for the wish to read a file.
    guard !bytes.isEmpty else { throw ModelError("the file is empty") }
    let options = try options()
    let create:
      @convention(c) (
        OpaquePointer, UnsafeRawPointer?, Int, OpaquePointer, RuntimeTable.Out
      ) -> RuntimeTable.Status = table.function(8)
    let session = try RuntimeObject(table, releasedBy: 95) { made in
      bytes.withUnsafeBytes {
        create(environment.pointer, $0.baseAddress, $0.count, options.pointer, made)
      }
    }
    return try ModelSession(session, of: self)
  }

  /// One thread, in the order of the graph: the same bytes wherever and however often it runs.
  private func options() throws(ModelError) -> RuntimeObject {
    let create: @convention(c) (RuntimeTable.Out) -> RuntimeTable.Status = table.function(10)
    let options = try RuntimeObject(table, releasedBy: 100) { create($0) }
    typealias Setting = @convention(c) (OpaquePointer, Int32) -> RuntimeTable.Status
    let settings: [(place: Int, value: Int32)] = [
      (13, 0), (22, Self.silent), (23, Self.everything), (24, 1), (25, 1),
    ]
    for setting in settings {
      let set: Setting = table.function(setting.place)
      try table.check(set(options.pointer, setting.value))
    }
    return options
  }
}
