import Foundation
import GRDB
import WinnowCore

/// Why a run cannot go on: the operation, its subject and the reason. A bad video is never one of
/// these; it is a row in the catalog.
public struct WinnowError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  public var operation: String
  public var subject: String
  public var reason: String
  /// What there is to say besides, a line each.
  public var remarks: [String] = []

  public init(_ operation: String, _ subject: String, reason: String, remarks: [String] = []) {
    self.operation = operation
    self.subject = subject
    self.reason = reason
    self.remarks = remarks
  }

  /// For people: names in it stay on their lines and steer no terminal.
  public var description: String {
    (["\(operation) \(subject): \(reason)"] + remarks).map(\.printable).joined(separator: "\n")
  }

  /// Runs `body` and says of any error it throws what was being done to what. That it was to stop is no
  /// error.
  static func during<R>(_ operation: String, _ subject: String, _ body: () throws -> R) throws -> R
  {
    do {
      return try body()
    } catch let error as WinnowError {
      throw error
    } catch let error as CancellationError {
      throw error
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      throw CancellationError()
    } catch {
      throw WinnowError(operation, subject, reason: reason(of: error))
    }
  }

  /// The system's words for a file error, without the wrapping Foundation gives it.
  private static func reason(of error: any Error) -> String {
    if let error = error as? DatabaseError { return error.reason }
    let outer = error as NSError
    // On Linux the inner error is no NSError until it is made one.
    guard let inner = (outer.userInfo[NSUnderlyingErrorKey] as? any Error).map({ $0 as NSError })
    else {
      return outer.domain == NSPOSIXErrorDomain
        ? String(cString: strerror(Int32(outer.code))) : "\(error)"
    }
    return inner.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(inner.code))) : inner.localizedDescription
  }
}
