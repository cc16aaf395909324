import WinnowCore

/// What a container tells of a video without any decoding.
///
/// A fact is one file and one line in `all`. Numbers can have gates in the screen of a recipe. What is read anew, and
/// does not follow from other facts, is kept by the catalog and shown by videos.jsonl and `winnow inspect`.
package struct ContainerFact: Sendable {
  enum Source: Sendable {
    /// A number that follows from other facts.
    case facts(@Sendable (VideoFacts) -> Double?)
    /// A number, or a text, that is read as the container is opened, and kept.
    case number(@Sendable (Demuxer) -> Double?)
    case text(@Sendable (Demuxer) -> String?)
  }

  private let source: Source
  /// As it is shown and kept, and as recipes name it.
  package let name: String
  /// What a gate has to know of it; nil for a text.
  package let gated: ProbeFact?

  /// A number that gates can ask.
  ///
  /// - Parameters:
  ///   - unit: empty for a mere number.
  ///   - source: tells nil where the container does not.
  static func number(
    _ name: String, unit: String, in range: ValueRange = ValueRange(0...), _ summary: String,
    _ source: Source
  ) -> ContainerFact {
    let gated = ProbeFact(name, unit: unit, range, summary)
    return ContainerFact(source: source, name: name, gated: gated)
  }

  /// A text that is read as the container is opened.
  ///
  /// - Parameter value: nil where the container does not tell.
  static func text(
    _ name: String, read value: @escaping @Sendable (Demuxer) -> String?
  ) -> ContainerFact {
    ContainerFact(source: .text(value), name: name, gated: nil)
  }

  /// Whether it is kept beside other facts.
  package var isRead: Bool {
    if case .facts = source { false } else { true }
  }

  fileprivate func read(_ demuxer: Demuxer) -> FactValue? {
    switch source {
    case .facts: nil
    case .number(let value): value(demuxer).flatMap { $0.isFinite ? .number($0) : nil }
    case .text(let value): value(demuxer).map(FactValue.text)
    }
  }

  fileprivate func value(_ facts: VideoFacts) -> Double? {
    if case .facts(let value) = source { return value(facts) }
    guard case .number(let number) = facts.read.values[name] else { return nil }
    return number
  }
}

extension ContainerFact {
  /// In the order in which lists show them.
  static let all: [ContainerFact] = [
    width, height, shortSide, aspect, duration, fps, bitRate, bitsPerPixel, soundStreams, profile,
  ]

  /// Those that gates can ask.
  package static let gated = all.compactMap(\.gated)
  /// Those that are kept beside other facts, by their names.
  package static let read = all.filter(\.isRead).sorted { $0.name < $1.name }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// What a container tells that is kept beside other facts.
  static func read(of demuxer: Demuxer) -> ReadFacts {
    ReadFacts(read.reduce(into: [:]) { $0[$1.name] = $1.read(demuxer) })
  }

  fileprivate static func named(_ name: String) -> ContainerFact? { byName[name] }
}

extension VideoFacts {
  /// What the container says of `fact`; nil where it does not tell.
  package func value(of fact: ProbeFact) -> Double? {
    ContainerFact.named(fact.name)?.value(self)
  }
}
