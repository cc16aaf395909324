import Testing

@testable import WinnowMedia

/// Files in which a second of video takes 100 bytes.
@Suite struct SoundAlignmentTests {
  /// What packets of half a second that begin at `times` of the container's clock are shifted by.
  private func stretches(
    _ parts: [VideoCourse.Part], seconds: Double, _ times: [(place: Int64, start: Double)]
  ) throws -> [SoundStretch] {
    let marks = stride(from: 0, to: seconds, by: 0.25).map { time in
      VideoCourse.Mark(
        place: Int64(100 * time), time: time, part: parts.lastIndex { $0.start <= time } ?? 0)
    }
    var alignment = SoundAlignment(try #require(VideoCourse(parts: parts, marks: marks)))
    for time in times { alignment.take(place: time.place, start: time.start, length: 0.5) }
    return alignment.stretches { Int64($0) }
  }

  /// Packets one behind the other, with places as far apart as pictures of the same time are.
  private func packets(
    at place: Int64, _ times: Range<Double>
  ) -> [(place: Int64, start: Double)] {
    stride(from: times.lowerBound, to: times.upperBound, by: 0.5).map {
      (place + Int64(100 * ($0 - times.lowerBound)), $0)
    }
  }

  private let restart = [
    VideoCourse.Part(start: 0, offset: 0), VideoCourse.Part(start: 10, offset: 10),
  ]
  private let ahead = [
    VideoCourse.Part(start: 0, offset: 0), VideoCourse.Part(start: 10, offset: -1000),
  ]

  @Test func soundThatIsAsLongLeaps() throws {
    let found = try stretches(
      restart, seconds: 20, packets(at: 0, 0..<10) + packets(at: 1001, 0..<10))
    #expect(
      found == [
        SoundStretch(first: 0, shift: 0, limit: 10),
        SoundStretch(first: 20, shift: 10, begin: 10),
      ])
  }

  /// The sound's own clock goes on without a step.
  @Test func soundThatEndsEarlyWhereTheNextBeginsLate() throws {
    let found = try stretches(
      restart, seconds: 20, packets(at: 0, 0..<4) + packets(at: 1401, 4..<10))
    #expect(found.map(\.first) == [0, 8])
    #expect(found.map(\.shift) == [0, 10])
  }

  @Test func theFirstSoundOfAll() throws {
    for offset in [10.0, -1000] {
      let parts = [restart[0], VideoCourse.Part(start: 10, offset: offset)]
      let found = try stretches(parts, seconds: 20, packets(at: 990, (10 - offset)..<(20 - offset)))
      #expect(found == [SoundStretch(first: 0, shift: Int64(offset), begin: 10)])
    }
  }

  @Test func soundThatIsTooLong() throws {
    let tail = stride(from: 10.0, to: 30, by: 0.5).map { (place: Int64(999), start: $0) }
    let found = try stretches(
      restart, seconds: 20, packets(at: 0, 0..<10) + tail + packets(at: 1001, 0..<10))
    #expect(found.map(\.first) == [0, 60])
    #expect(found.map(\.limit) == [10, nil])
  }

  /// Pictures whose clock leaps while the sound goes on beside them, or before them in the file.
  @Test func theVideoLeapsAlone() throws {
    for parts in [restart, ahead] {
      #expect(
        try stretches(parts, seconds: 20, packets(at: 0, 0..<20))
          == [SoundStretch(first: 0, shift: 0)])
    }
    let tail = stride(from: 10.0, to: 20, by: 0.5).map { (place: Int64(999), start: $0) }
    #expect(
      try stretches(ahead, seconds: 20, packets(at: 0, 0..<10) + tail)
        == [SoundStretch(first: 0, shift: 0)])
  }

  /// What is missing in a recording is no leap.
  @Test func gapsStay() throws {
    let found = try stretches(
      restart, seconds: 20, packets(at: 0, 0..<2) + packets(at: 850, 8.5..<10))
    #expect(found.map(\.shift) == [0])
  }
}
