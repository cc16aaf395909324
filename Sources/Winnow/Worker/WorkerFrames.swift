import Foundation

/// Frames as they come from a worker: a word of each, then its bytes in pieces.
struct WorkerFrames {
  /// What a worker tells of a clip, which is named by its number in its video.
  enum News: Codable, Sendable {
    /// So many bytes of its pictures follow, as they are.
    case pixels(Int, Int)
    case forgotten(Int)
    case lost(Int, String)
    /// Bytes that were said to follow.
    case came(Data)
  }

  private let assembly: ClipAssembly?
  /// Bytes that are yet to come; 0 where there are none.
  private(set) var missing = 0
  private var clip = 0

  /// - Parameter assembly: takes them; nil where none are asked for.
  init(_ assembly: ClipAssembly?) { self.assembly = assembly }

  /// Takes what has come; false where nobody wants it any more.
  ///
  /// - Throws: `MessageSocket.Failure` where that is none; `WinnowError` where clips have no place to wait.
  mutating func take(_ news: News) throws -> Bool {
    guard let assembly else { throw MessageSocket.Failure.garbled }
    switch news {
    case .pixels(let clip, let bytes):
      guard 1...FrameTask.piece ~= bytes, missing == 0 else { throw MessageSocket.Failure.garbled }
      (self.clip, missing) = (clip, bytes)
      return true
    case .came(let bytes):
      guard 1...max(1, missing) ~= bytes.count, missing > 0 else {
        throw MessageSocket.Failure.garbled
      }
      missing -= bytes.count
      return try assembly.take(.pixels(clip, bytes))
    case .forgotten(let clip): return try assembly.take(.forgotten(clip))
    case .lost(let clip, let reason): return try assembly.take(.lost(clip, reason))
    }
  }
}

extension MessageSocket {
  /// Sends what came of a clip's frames.
  func send(_ event: FrameTask.Event) throws {
    switch event {
    case .pixels(let clip, let bytes):
      try send(WorkerReply.frames(.pixels(clip, bytes.count)))
      try send(bytes: bytes)
    case .forgotten(let clip): try send(WorkerReply.frames(.forgotten(clip)))
    case .lost(let clip, let reason): try send(WorkerReply.frames(.lost(clip, reason)))
    }
  }
}
