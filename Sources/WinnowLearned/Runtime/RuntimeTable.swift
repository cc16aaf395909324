import Foundation
import WinnowCore

/// The functions of ONNX Runtime's C API that are used, by their places in its table.
///
/// The table grows at its end alone, so that a place means the same in every version from 1.5 on. Source:
/// onnxruntime_c_api.h.
struct RuntimeTable: @unchecked Sendable {
  // The library is never closed, and its table never changes.
  typealias Object = OpaquePointer
  /// nil where all went well.
  typealias Status = OpaquePointer?
  typealias Out = UnsafeMutablePointer<OpaquePointer?>
  typealias Text = UnsafePointer<CChar>

  /// The version of the table that is asked for.
  static let version: UInt32 = 5

  private let slots: UnsafePointer<UnsafeRawPointer?>

  init(_ slots: UnsafePointer<UnsafeRawPointer?>) { self.slots = slots }

  /// The function at a place.
  ///
  /// - Parameter type: has to be that of the function, by C's conventions.
  func function<Function>(_ place: Int, as type: Function.Type = Function.self) -> Function {
    unsafeBitCast(slots[place], to: type)
  }

  /// Calls a function that answers a status.
  ///
  /// - Throws: `ModelError` with the library's words where it is not nil.
  func check(_ status: Status) throws(ModelError) {
    guard let status else { return }
    let message: @convention(c) (Object) -> Text? = function(2)
    let text = message(status).map { String(cString: $0) } ?? "no reason is told"
    release(status, 93)
    throw ModelError(text)
  }

  /// Releases an object by the function at a place.
  func release(_ object: Object, _ place: Int) {
    let release: @convention(c) (Object) -> Void = function(place)
    release(object)
  }
}

/// Owns an object of the library.
final class RuntimeObject: @unchecked Sendable {
  // It is made once, never changed, and released by its last user; the library lets threads share it.
  let pointer: OpaquePointer
  private let table: RuntimeTable
  private let place: Int

  /// - Parameters:
  ///   - place: that of the function that releases it.
  ///   - make: sets the object, and answers a status.
  init(
    _ table: RuntimeTable, releasedBy place: Int, _ make: (RuntimeTable.Out) -> RuntimeTable.Status
  ) throws(ModelError) {
    var made: OpaquePointer?
    try table.check(make(&made))
    guard let made else { throw ModelError("the runtime gives nothing") }
    (pointer, self.table, self.place) = (made, table, place)
  }

  deinit { table.release(pointer, place) }
}
