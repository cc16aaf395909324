#if os(Linux)
  import Foundation

  /// A port of this machine that notes whether a program calls there or, for datagrams, takes it.
  package final class ListeningPort: @unchecked Sendable {
    // The flag is only touched while the lock is held; all else is constant.
    private let lock = NSLock()
    private var isReached = false
    package let number: UInt16
    private let listener: Int32
    private let knocker: Int32

    package init() throws {
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
      let knocker = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
      (self.listener, self.knocker) = (listener, knocker)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
      guard Self.with(&address, { bind(listener, $0, $1) }) == 0, listen(listener, 16) == 0 else {
        throw TestProgramError(command: "listen", status: errno)
      }
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let status = Self.with(&address) { pointer, _ in
        getsockname(listener, pointer, &size)
      }
      number = UInt16(bigEndian: address.sin_port)
      guard status == 0, Self.with(&address, { connect(knocker, $0, $1) }) == 0 else {
        throw TestProgramError(command: "connect", status: errno)
      }
      // A caller that nobody sends away would wait for ever, and the test with it.
      Thread.detachNewThread { [weak self] in while self?.look() != nil { usleep(1000) } }
    }

    deinit {
      close(listener)
      close(knocker)
    }

    /// Whether anybody has called, or waits for datagrams.
    package func wasReached() -> Bool {
      look()
      return lock.withLock { isReached }
    }

    /// Sends callers away, and a datagram out: it is refused unless a program waits for it.
    private func look() {
      lock.withLock {
        let caller = accept(listener, nil, nil)
        if caller >= 0 { close(caller) }
        if caller >= 0 || isTaken { isReached = true }
      }
    }

    private var isTaken: Bool {
      send(knocker, "?", 1, Int32(MSG_NOSIGNAL))
      usleep(200)
      return send(knocker, "?", 1, Int32(MSG_NOSIGNAL)) >= 0
    }

    private static func with<R>(
      _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> R
    ) -> R {
      withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
    }
  }
#endif
