import Foundation
import WinnowCore

/// Looks at the texts of one clip among what else its frames show.
struct TextSurvey {
  private let lumas: [Luma]
  private let tracks: [TextTrack]
  private let texts: [[TextRectangle]]
  private let bars: PictureBars
  private let changes: [[PictureChange?]]

  /// Changes are looked for this many frames on.
  private static let reach = 2

  init(_ tracks: [TextTrack], in lumas: [Luma]) {
    (self.tracks, self.lumas) = (tracks, lumas)
    let texts = lumas.indices.map { frame in
      tracks.flatMap { $0.places.filter { $0.frame == frame }.map(\.rectangle) }
    }
    self.texts = texts
    bars = PictureBars(lumas, without: texts)
    changes = lumas.indices.map { before in
      lumas.indices.map { after in
        guard after > before, after <= before + Self.reach || after == lumas.count - 1 else {
          return nil
        }
        return PictureChange(
          from: lumas[before], to: lumas[after], without: texts[before] + texts[after])
      }
    }
  }

  private func change(_ one: Int, _ other: Int) -> PictureChange? {
    changes[min(one, other)][max(one, other)]
  }

  func cues(of number: Int) -> TextCues {
    let track = tracks[number]
    let place = track.surest
    let scale = 360 / Float(min(lumas[0].width, lumas[0].height))
    let stands = lumas.indices.filter {
      $0 == place.frame || place.ink.likeness(in: lumas[$0]) >= TextTrack.likeness
    }
    var pairs = stands.filter { $0 != place.frame }.map { (place.frame, $0) }
    let drift = pairs.map { place.ink.drift(in: lumas[$0.1]) }.max() ?? 0
    if pairs.isEmpty {
      pairs = [place.frame - 1, place.frame + 1].filter(lumas.indices.contains).map {
        (place.frame, $0)
      }
    } else {
      pairs =
        zip(stands, stands.dropFirst()).map { ($0, $1) } + [(stands[0], stands[stands.count - 1])]
    }
    let changes = pairs.compactMap { change($0.0, $0.1) }
    let seen = changes.map(\.count).filter { $0.seen >= 8 }
    let near = changes.map { $0.count(around: place.rectangle, reach: 2) }.filter { $0.seen >= 4 }
    let rectangle = place.rectangle
    let (width, height) = (
      rectangle.width * Double(lumas[0].width), rectangle.height * Double(lumas[0].height)
    )
    return TextCues(
      stands: stands.count, frames: lumas.count, drift: drift * scale,
      change: seen.map(\.share).max() ?? 0, nearby: near.map(\.share).max() ?? 0,
      flatness: changes.map(\.flatness).min() ?? 0, bars: bars.share(of: rectangle),
      moves: moves(number), row: row(number),
      fall: abs(place.found?.slope ?? 0) * Float(width / max(1, height)),
      contrast: place.ink.style.contrast, unevenness: place.ink.style.unevenness,
      sharpness: place.ink.style.sharpness, light: place.ink.style.light,
      x: (rectangle.left + rectangle.right) / 2, y: (rectangle.top + rectangle.bottom) / 2,
      height: height * Double(scale), ratio: width / max(1, height))
  }

  private func moves(_ number: Int) -> Bool {
    let track = tracks[number]
    let frames = Set(track.places.map(\.frame))
    return tracks.indices.contains { other in
      guard other != number, tracks[other].reading.text.count >= 3,
        frames.isDisjoint(with: tracks[other].places.map(\.frame)),
        tracks[other].rectangle.overlap(track.rectangle) < 0.9
      else { return false }
      return TextLikeness.likeness(tracks[other].reading.text, track.reading.text) >= 0.7
    }
  }

  /// Frames in which another text stands alone in its row.
  private func row(_ number: Int) -> Int {
    let own = tracks[number]
    let place = own.surest.rectangle
    let frames = Set(own.places.map(\.frame))
    var found = Set<Int>()
    for (other, track) in tracks.enumerated() where other != number {
      let rectangle = track.surest.rectangle
      let level = abs(rectangle.top + rectangle.bottom - place.top - place.bottom) / 2
      guard level < 0.3 * place.height, abs(log(rectangle.height / place.height)) < 0.3,
        frames.isDisjoint(with: track.places.map(\.frame)),
        TextLikeness.likeness(track.reading.text, own.reading.text) < 0.5
      else { continue }
      found.formUnion(track.places.map(\.frame))
    }
    return found.count
  }
}
