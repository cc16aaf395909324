import Foundation

/// A file that names another file or an address, for FFmpeg to open.
package struct HostileFile: Sendable, CustomStringConvertible {
  /// Path below the folder of all of them.
  package let path: String
  /// With these FFmpeg's own commands follow it.
  package let options: [String]
  let content: @Sendable (_ secrets: URL, _ port: UInt16) throws -> Data

  package var description: String { path }

  package static let all: [HostileFile] =
    playlists + scripts + presentations + sessions + movies + pictures

  private static func make(
    _ path: String, _ options: [String] = [], _ text: @escaping @Sendable (URL, UInt16) -> String
  ) -> HostileFile {
    let options = ["-protocol_whitelist", "file,http,tcp,udp,rtp,crypto,data"] + options
    return HostileFile(path: path, options: options) { Data(text($0, $1).utf8) }
  }

  /// One file for the name of each of `paths`; those that say so name an address.
  private static func make(
    _ paths: [String], _ options: [String] = [], target: String,
    _ text: @escaping @Sendable (String) -> String
  ) -> [HostileFile] {
    paths.map { path in
      make(path, options) { secrets, port in
        if path.contains("tcp") { return text("tcp://127.0.0.1:\(port)") }
        if path.contains("http") { return text("http://127.0.0.1:\(port)/\(target)") }
        return text(secrets.appending(path: target).path)
      }
    }
  }

  private static let playlists = make(
    ["list.m3u8", "hls.ts", "hls.mp4", "http.m3u8", "hls-http.ts", "hls-http.mp4"],
    ["-allowed_extensions", "ALL"], target: "target.ts"
  ) { "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n\($0)\n#EXT-X-ENDLIST\n" }

  private static let scripts = make(
    [
      "list.ffconcat", "concat.mp4", "concat.mkv", "http.ffconcat", "concat-http.mp4",
      "tcp.ffconcat", "concat-tcp.mkv",
    ],
    ["-safe", "0"], target: "target.mp4"
  ) { "ffconcat version 1.0\nfile '\($0)'\n" }

  private static let presentations = make(
    ["list.mpd", "dash.mp4", "http.mpd", "dash-http.mp4"], target: "target.mp4"
  ) {
    """
    <?xml version="1.0"?>
    <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S" \
    profiles="urn:mpeg:dash:profile:isoff-main:2011"><Period><AdaptationSet mimeType="video/mp4">\
    <Representation id="1" bandwidth="1000"><BaseURL>\($0)</BaseURL></Representation>\
    </AdaptationSet></Period></MPD>
    """
  }

  private static let sessions = ["session.sdp", "session.mp4"].map { path in
    make(path) { _, port in
      "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
        + "m=video \(port) RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    }
  }

  private static let movies = ["alias.mp4", "alias.mov"].map { path in
    HostileFile(path: path, options: ["-enable_drefs", "1", "-use_absolute_path", "1"]) {
      secrets, _ in
      AliasedMovie.bytes(
        of: try Data(contentsOf: TestFolders.fixture("grey.mp4")),
        naming: secrets.appending(path: "target.mp4").path)
    }
  }

  /// FFmpeg takes the names for patterns, and opens the pictures of that number.
  private static let pictures = ["img%03d.png", "pattern%d/frame.png"].map { path in
    HostileFile(path: path, options: []) { _, _ in picture }
  }

  /// A grey PNG file of 16 by 16.
  static let picture =
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVR42mNoQAMMI1sAAAUMgAHjM1mK"
        + "AAAAAElFTkSuQmCC") ?? Data()
}
