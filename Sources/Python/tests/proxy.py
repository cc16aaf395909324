"""A proxy before an object store that misbehaves on demand."""

import http.client
import http.server
import socket
import threading
import time

#: How a request can go wrong.
FAULTS = ("error", "drop", "cut", "slow")


class Proxy(http.server.ThreadingHTTPServer):
    """Hands requests on, and spoils some.

    `spoil("GET", "cut", 3)` cuts the bodies of the next three answers to GET short.
    """

    daemon_threads = True

    def __init__(self, port):
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = port
        self.seen = []
        self.before = {}
        self._faults = []
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def spoil(self, method, fault, times, path=""):
        with self._lock:
            self._faults += [(method, path, fault)] * times

    def heal(self):
        with self._lock:
            self._faults.clear()
            self.seen.clear()

    def is_well(self):
        """Whether all faults have come."""
        with self._lock:
            return not self._faults

    def fault(self, method, path):
        """The fault of a request, which comes once."""
        with self._lock:
            self.seen.append((method, path.partition("?")[0]))
            for place, (wanted, part, fault) in enumerate(self._faults):
                if wanted == method and part in path:
                    del self._faults[place]
                    return fault
        return None

    def handle_error(self, request, client_address):
        """Clients that go away are what is tested."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        fault = self.server.fault(self.command, self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if fault == "drop":
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        if fault == "error":
            self.answer(500, [("Content-Type", "text/plain")], b"it is a bad day")
            return
        store = http.client.HTTPConnection("127.0.0.1", self.server.store, timeout=30)
        store.request(self.command, self.path, body, dict(self.headers))
        said = store.getresponse()
        self.answer(said.status, said.getheaders(), said.read(), fault)
        store.close()

    do_HEAD = do_PUT = do_POST = do_DELETE = do_GET

    def answer(self, status, headers, body, fault=None):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        length = dict((name.lower(), value) for name, value in headers).get("content-length")
        self.send_header("Content-Length", length if self.command == "HEAD" and length else str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if fault == "cut":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault == "slow":
            for byte in range(0, len(body), 64):
                self.wfile.write(body[byte : byte + 64])
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.wfile.write(body)

    def log_message(self, *_):
        pass
