/// How a file that waits for its shard is called inside of it.
enum ShardPart {
  /// What a file's name ends in: "mp4", or "0000123.jpg" for one of several pictures.
  static func suffix(of file: ExportFile) -> String {
    let ending = file.file.utf8.split(separator: 0x2E).last.map { String(Substring($0)) } ?? ""
    return ending == "mp4" ? ending : "\(file.frames.lowerBound.padded(to: 7)).\(ending)"
  }
}
