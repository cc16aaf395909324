/// Which of how many, as people write it: "3/8" is the third of eight.
enum PartOfMany {
  /// Nil where `text` is not of the form "K/N".
  static func read(_ text: String) -> (number: Int, count: Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let number = Int(parts[0]), let count = Int(parts[1])
    else { return nil }
    return (number, count)
  }
}
