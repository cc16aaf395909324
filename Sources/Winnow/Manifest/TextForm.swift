/// A form of lines of text, each of which is made by itself.
protocol TextForm: ManifestForm where Piece == [UInt8] {
  /// Adds the lines of one clip, each ended by a newline.
  func append(_ line: ManifestLine, to text: inout JSONWriter)
}

extension TextForm {
  func piece(of lines: [ManifestLine]) -> [UInt8] {
    var text = JSONWriter()
    for line in lines { append(line, to: &text) }
    return text.bytes
  }
}
