import Foundation
import GRDB
import WinnowCore
import WinnowMedia

/// Why a run cannot go on: the operation, its subject and the reason. A bad video is never one of
/// these; it is a row in the catalog.
public struct WinnowError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// What was being done, such as "open".
  public package(set) var operation: String
  /// To what: a file, a folder, a name.
  public package(set) var subject: String
  /// Why it could not be done, in words.
  public package(set) var reason: String
  /// What there is to say besides, a line each.
  public package(set) var remarks: [String] = []
  /// What kind of trouble it is.
  public package(set) var kind: Kind

  /// What kind of trouble it is, for programs that treat kinds differently.
  public enum Kind: String, Sendable, Codable {
    /// A file, a folder or a catalog that is not there.
    case notFound
    /// Rights stand against it, a disk that can only be read, or a catalog that was opened to be read and no more.
    case denied
    /// There is no room left.
    case noRoom
    /// Another winnow is at work there.
    case busy
    /// The catalog was not selected since the last scan.
    case notSelected
    /// A name that nobody has: of a score, a sampler, a detector, a format.
    case unknownName
    /// A name that cannot be given: another has it, or it is none that recipes and commands can say.
    case refusedName
    /// A number, a time or a size that there is none of.
    case outOfRange
    /// A recipe with mistakes.
    case badRecipe
    /// A file that is no video.
    case notVideo
    /// A file that is gone, or another, since it was opened.
    case changed
    /// It was asked to stop.
    case cancelled
    /// A later version made the catalog.
    case tooNew
    /// Something else than a catalog, an export or a worker of Winnow's.
    case foreign
    /// All others, such as damage; the reason says which.
    case other
  }

  /// What could not be done, to what, and why.
  public init(
    _ operation: String, _ subject: String, reason: String, remarks: [String] = [],
    kind: Kind = .other
  ) {
    self.operation = operation
    self.subject = subject
    self.reason = reason
    self.remarks = remarks
    self.kind = kind
  }

  /// - Parameter code: one of the system, such as `ENOENT`, that says why.
  package init(_ operation: String, _ subject: String, code: Int32) {
    self.init(
      operation, subject, reason: String(cString: strerror(code)), kind: Kind(code: code))
  }

  /// That a catalog was not selected since the last scan.
  static func unselected(_ operation: String, _ catalog: Catalog) -> WinnowError {
    WinnowError(
      operation, catalog.folder.path,
      reason: "not selected since the last scan; run 'winnow select'", kind: .notSelected)
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
      throw WinnowError(operation, subject, error)
    }
  }

  /// In the system's words where it is an error of a file, without the wrapping Foundation gives it.
  private init(_ operation: String, _ subject: String, _ error: any Error) {
    if let error = error as? DatabaseError {
      self.init(operation, subject, reason: error.reason, kind: Kind(error))
      return
    }
    let outer = error as NSError
    // On Linux the inner error is no NSError until it is made one.
    let inner = (outer.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
    let told = inner ?? outer
    if told.domain == NSPOSIXErrorDomain {
      self.init(operation, subject, code: Int32(told.code))
    } else {
      self.init(
        operation, subject, reason: inner?.localizedDescription ?? "\(error)", kind: Kind(error))
    }
  }
}

extension WinnowError.Kind {
  /// What kind of trouble any error is, so that one switch serves all that is thrown here: besides `WinnowError`
  /// these are `MediaError`, `RecipeMistakes`, `InstrumentError` and `CancellationError`.
  public init(_ error: any Error) {
    self =
      switch error {
      case let error as WinnowError: error.kind
      case let error as MediaError: Self(error.kind)
      case is RecipeMistakes: .badRecipe
      case is InstrumentError: .refusedName
      case is CancellationError: .cancelled
      default: .other
      }
  }

  private init(_ kind: MediaError.Kind) {
    self =
      switch kind {
      case .notFound: .notFound
      case .denied: .denied
      case .noRoom: .noRoom
      case .notMedia, .noVideo: .notVideo
      case .changed: .changed
      case .limit, .failure: .other
      }
  }

  /// - Parameter code: one of the system, such as `ENOENT`.
  init(code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .notFound
      case EACCES, EPERM, EROFS: .denied
      case ENOSPC, EDQUOT: .noRoom
      default: .other
      }
  }

  init(_ error: DatabaseError) {
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_FULL: .noRoom
      case .SQLITE_READONLY, .SQLITE_PERM: .denied
      case .SQLITE_NOTADB: .foreign
      default: .other
      }
  }
}
