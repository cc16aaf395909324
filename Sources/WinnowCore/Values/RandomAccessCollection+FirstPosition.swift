extension RandomAccessCollection where Index == Int {
  /// The first position whose element satisfies `predicate`, which holds from there on; `endIndex`
  /// where none does. Takes logarithmic time.
  package func firstPosition(where predicate: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
