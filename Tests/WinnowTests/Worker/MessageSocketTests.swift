import Dispatch
import Foundation
import Testing

@testable import Winnow

@Suite struct MessageSocketTests {
  private let near: MessageSocket
  private let far: MessageSocket

  init() throws {
    (near, far) = try #require(MessageSocket.pair())
  }

  private func close() {
    near.close()
    far.close()
  }

  private func put(_ bytes: some Collection<UInt8>) {
    #expect(write(far.descriptor, Array(bytes), bytes.count) == bytes.count)
  }

  /// The bytes of `messages` on their way.
  private func bytes(of messages: [String]) throws -> [UInt8] {
    for message in messages { try far.send([message]) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(near.descriptor, &buffer, buffer.count)
    return Array(buffer.prefix(count))
  }

  @Test(arguments: [1, 3, 7, 100]) func messagesInPiecesArriveWhole(length: Int) throws {
    defer { close() }
    let messages = ["one", String(repeating: "two", count: 30), "three"]
    var waiting = try bytes(of: messages)[...]
    var (arrived, waits): ([String], Int) = ([], 0)
    while arrived.count < messages.count {
      do {
        arrived += try near.receive([String].self, timeout: 0.001)
      } catch MessageSocket.Failure.unfinished {
        waits += 1
        try #require(waits <= 1000, "there are not that many pieces")
      } catch MessageSocket.Failure.timedOut {
        try #require(!waiting.isEmpty, "all has been sent: \(arrived)")
        put(waiting.prefix(length))
        waiting = waiting.dropFirst(length)
      }
    }
    #expect(arrived == messages)
    #expect(waiting.isEmpty)
    #expect(waits > 0)
  }

  @Test func onlyWhatComesIsProgress() throws {
    defer { close() }
    put([100, 0, 0])
    let ends = (0..<3).map { _ in
      #expect(throws: MessageSocket.Failure.self) {
        try near.receive([String].self, timeout: 0.001)
      }
    }
    #expect(ends == [.unfinished, .timedOut, .timedOut])
    put([0, 1])
    #expect(throws: MessageSocket.Failure.unfinished) {
      try near.receive([String].self, timeout: 0.001)
    }
  }

  @Test func aSocketThatClosesWithinAMessageIsClosed() throws {
    put([100, 0, 0, 0, 1])
    far.close()
    defer { near.close() }
    #expect(throws: MessageSocket.Failure.closed) {
      try near.receive([String].self, timeout: 10)
    }
  }

  @Test func manyBytesComeInPieces() throws {
    defer { close() }
    let bytes = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
    let descriptor = far.descriptor
    DispatchQueue.global().async { @Sendable in
      try? MessageSocket(descriptor: descriptor).send(bytes: bytes)
    }
    var came = Data()
    while came.count < bytes.count { came += try near.receiveBytes(timeout: 10) }
    #expect(came == bytes)
  }

  @Test func aPieceThatIsTooLongIsGarbled() throws {
    defer { close() }
    put([0, 0, 16, 0])
    #expect(throws: MessageSocket.Failure.garbled) { try near.receiveBytes(timeout: 10) }
  }

  @Test func aLengthBeyondAllMessagesIsGarbled() throws {
    defer { close() }
    put([255, 255, 255, 255])
    #expect(throws: MessageSocket.Failure.garbled) {
      try near.receive([String].self, timeout: 10)
    }
  }
}
