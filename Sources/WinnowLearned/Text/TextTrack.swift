/// One text at one place of a clip's picture, in the frames in which it stands there.
struct TextTrack {
  /// Where it stands in one frame.
  struct Place {
    let frame: Int
    let rectangle: TextRectangle
    /// nil where the detector did not see it, but the picture looks as where it did.
    let found: TextDetector.Finding?
    let ink: Ink
  }

  /// In the order of time.
  private(set) var places: [Place]
  var reading = TextDecoding.Reading(text: "", confidence: 0)

  /// How alike the strokes of one text have to look in two frames.
  static let likeness: Float = 0.6
  /// How much the places of one text have to overlap in two frames.
  private static let overlap = 0.5

  init(_ place: Place) { places = [place] }

  /// Where the detector is surest of it.
  var surest: Place {
    places.max { ($0.found?.probability ?? 0) < ($1.found?.probability ?? 0) } ?? places[0]
  }

  /// Whether it could be read. A single character is easily seen in what is none, and all the more in half a picture.
  var isRead: Bool {
    switch reading.text.count(where: { !$0.isWhitespace }) {
    case 0: false
    case 1: reading.confidence >= 0.9 && surest.rectangle.height <= 0.5
    default: reading.confidence >= 0.7
    }
  }

  /// What stays in its place from frame to frame becomes one track.
  ///
  /// - Parameter findings: of each frame.
  static func tracks(of findings: [[TextDetector.Finding]], in lumas: [Luma]) -> [TextTrack] {
    var tracks: [TextTrack] = []
    for (frame, findings) in findings.enumerated() {
      var taken = Set<Int>()
      for finding in findings {
        let place = Place(
          frame: frame, rectangle: finding.rectangle, found: finding,
          ink: Ink(finding.rectangle, in: lumas[frame]))
        var best: (track: Int, overlap: Double)?
        for (number, track) in tracks.enumerated() where !taken.contains(number) {
          let last = track.places[track.places.count - 1]
          let overlap = last.rectangle.overlap(finding.rectangle)
          if overlap > best?.overlap ?? Self.overlap,
            last.ink.likeness(in: lumas[frame]) >= likeness
          {
            best = (number, overlap)
          }
        }
        if let best {
          taken.insert(best.track)
          tracks[best.track].places.append(place)
        } else {
          taken.insert(tracks.count)
          tracks.append(TextTrack(place))
        }
      }
    }
    return tracks
  }

  /// Adds the frames in which the detector missed it: the picture looks the same there, and it saw nothing else there.
  ///
  /// - Parameter others: what it saw in each frame.
  mutating func fill(from lumas: [Luma], besides others: [[TextRectangle]]) {
    let known = Set(places.map(\.frame))
    let pattern = surest
    for frame in lumas.indices where !known.contains(frame) {
      let taken = others[frame].reduce(0) { $0 + pattern.rectangle.share(in: $1) }
      guard taken < 0.5, pattern.ink.likeness(in: lumas[frame]) >= Self.likeness else { continue }
      places.append(
        Place(frame: frame, rectangle: pattern.rectangle, found: nil, ink: pattern.ink))
    }
    places.sort { $0.frame < $1.frame }
  }
}
