/// Words in paths by which Hugging Face's datasets divide the files of a folder into splits, and leave out all
/// that hold none: `load_dataset("imagefolder")` would read test_run/ and nothing else.
///
/// Source: `data_files.py` of datasets 5.2. Words are looked for in small letters alone.
enum SplitWords {
  private static let all = Set(
    [
      "train", "training", "validation", "valid", "val", "dev", "test", "testing", "eval",
      "evaluation",
    ]
    .map { Array($0.utf8) })

  /// A part of a path with a capital letter at the beginning of each such word, so that it is none.
  static func capitalized(in part: [UInt8]) -> [UInt8] {
    var result = part
    var start = 0
    for end in 0...part.count where end == part.count || isBetweenWords(part[end]) {
      if all.contains(Array(part[start..<end])) { result[start] &-= 0x20 }
      start = end + 1
    }
    return result
  }

  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    " -._0123456789".utf8.contains(byte)
  }
}
