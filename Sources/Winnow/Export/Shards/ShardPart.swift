import Foundation

/// How a file that waits for its shard is called inside of it.
enum ShardPart {
  /// The name all files of a clip share: the video's name and the clip's number, which have no
  /// points behind the last slash.
  static func key(of clip: ClipKey, ofVideoNamed name: String) -> String {
    "\(name)/\(String(format: "%04d", clip.clip))"
  }

  /// What a file's name ends in: "mp4", or "0000123.jpg" for one of several pictures.
  static func suffix(of file: ExportFile) -> String {
    let suffix = file.file.split(separator: ".").last.map(String.init) ?? ""
    guard suffix != "mp4" else { return suffix }
    return "\(String(format: "%07d", file.frames.lowerBound)).\(suffix)"
  }
}
