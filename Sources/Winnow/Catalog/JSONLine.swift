import Foundation
import WinnowCore

/// Values as one line of JSON with sorted keys: the same bytes for the same value.
public enum JSONLine {
  public static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// The same, with a decimal point in all numbers except in lists and under `wholeNumbers`.
  static func text(_ value: some Encodable, wholeNumbers: Set<String>) throws -> String {
    String(decoding: pointed(Array(try text(value).utf8), wholeNumbers), as: UTF8.self)
  }

  private static func pointed(_ json: [UInt8], _ wholeNumbers: Set<String>) -> [UInt8] {
    let keys = Set(wholeNumbers.map { Array($0.utf8)[...] })
    var pointed: [UInt8] = []
    pointed.reserveCapacity(json.count + json.count / 8)
    var key: ArraySlice<UInt8> = []
    var position = 0
    while position < json.count {
      let start = position
      if json[position] == UInt8(ascii: "\"") {
        position = end(ofString: position, in: json)
        key = json[start + 1..<position - 1]
      } else {
        position += 1
      }
      pointed += json[start..<position]
      guard json[start] == UInt8(ascii: ":"), position < json.count, isNumeral(json[position])
      else { continue }
      let number = json[position...].prefix(while: isNumeral)
      pointed += number
      position = number.endIndex
      let isWhole = number.allSatisfy { $0 == UInt8(ascii: "-") || 0x30...0x39 ~= $0 }
      if isWhole, !keys.contains(key) { pointed += ".0".utf8 }
    }
    return pointed
  }

  /// Where the string that begins at `start` has ended.
  private static func end(ofString start: Int, in json: [UInt8]) -> Int {
    var position = start + 1
    while json[position] != UInt8(ascii: "\"") {
      position += json[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return position + 1
  }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || "+-.eE".utf8.contains(byte)
  }
}

extension Double {
  /// The value to six significant digits: what a manifest shows.
  var sixDigits: Double {
    guard self != 0, isFinite else { return self }
    return Double(String(format: "%.6g", self)) ?? self
  }

  /// Seconds to a millionth.
  var microseconds: Double { (self * 1_000_000).rounded() / 1_000_000 }
}

extension ScoreStatistics {
  /// Every value to six significant digits.
  var sixDigits: ScoreStatistics {
    var rounded = self
    (rounded.mean, rounded.std) = (mean.sixDigits, std.sixDigits)
    (rounded.min, rounded.max) = (min.sixDigits, max.sixDigits)
    (rounded.p5, rounded.median, rounded.p95) = (p5.sixDigits, median.sixDigits, p95.sixDigits)
    return rounded
  }
}

extension [String: ScoreStatistics] {
  /// With the scores of all metrics, nil where no frame allowed a judgement.
  var ofAllMetrics: [String: ScoreStatistics?] {
    [String: ScoreStatistics?](
      uniqueKeysWithValues: Metrics.scores.map { ($0.id, self[$0.id]) })
  }
}
