import Foundation
import TestSupport
import Testing

@testable import Winnow

/// Times of files beside Foundation's.
@Suite struct FileTimeTests {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// In the words of Foundation.
  private func text(_ seconds: Int64) -> String {
    let date = Date(timeIntervalSince1970: Double(seconds))
    let parts = Self.calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    return String(
      format: "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.year!, parts.month!, parts.day!, parts.hour!,
      parts.minute!, parts.second!)
  }

  @Test func wholeSecondsAreThoseOfTheCalendar() {
    var random = SeededGenerator(seed: 5)
    let some = (0..<2000).map { _ in
      Int64.random(in: -9_000_000_000...9_000_000_000, using: &random)
    }
    for seconds in some + [0, -1, 951_782_399, 951_782_400, 951_868_800, 4_107_542_400] {
      let told = FileTime.text(seconds * 1_000_000_000)
      #expect(told == text(seconds))
      #expect(FileTime.read(told) == seconds * 1_000_000_000)
    }
  }

  @Test func fractionsAreKeptToTheNanosecond() {
    #expect(FileTime.text(1_500_000_001) == "1970-01-01T00:00:01.500000001Z")
    #expect(FileTime.text(-1) == "1969-12-31T23:59:59.999999999Z")
    var random = SeededGenerator(seed: 6)
    for _ in 0..<1000 {
      let time = Int64.random(
        in: -9_000_000_000_000_000_000...9_000_000_000_000_000_000, using: &random)
      #expect(FileTime.read(FileTime.text(time)) == time)
    }
    for time in [Int64.min, .max] { #expect(!FileTime.text(time).isEmpty) }
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:01.5Z", 1_500_000_000), ("1970-01-01T00:00:00.1234567899Z", 123_456_789),
      ("1970-01-01T02:00:00+02:00", 0), ("1969-12-31T22:30:01-01:30", 1_000_000_000),
    ] as [(String, Int64)])
  func whatOthersWriteIsRead(text: String, nanoseconds: Int64) {
    #expect(FileTime.read(text) == nanoseconds)
  }

  @Test(arguments: [
    "", "yesterday", "2026-11-30", "2026-11-30T15:06:55", "2026-13-30T15:06:55Z",
    "2026-02-29T15:06:55Z", "2026-11-30T24:00:00Z", "2026-11-30T15:06:55.Z", "2026-11-30 15:06:55Z",
    "2026-11-30T15:06:55ZZ", "0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "2026-00-10T15:06:55Z",
  ])
  func whatIsNoTimeIsNone(text: String) {
    #expect(FileTime.read(text) == nil)
  }
}
