import Foundation
import WinnowCore

/// Looks at the texts of one clip among what else its frames show.
struct TextSurvey {
  private let lumas: [Luma]
  private let tracks: [TextTrack]
  private let bars: PictureBars
  private let changes: [[PictureChange?]]

  /// Changes are looked for this many frames on, and to the last.
  private static let reach = 2

  init(_ tracks: [TextTrack], in lumas: [Luma]) {
    (self.tracks, self.lumas) = (tracks, lumas)
    let texts = lumas.indices.map { frame in
      tracks.flatMap { $0.places.filter { $0.frame == frame }.map(\.rectangle) }
    }
    bars = PictureBars(lumas, without: texts)
    changes = lumas.indices.map { before in
      lumas.indices.map { after in
        guard after >= before, after <= before + Self.reach || after == lumas.count - 1 else {
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
    let flatness = (changes + [change(place.frame, place.frame)].compactMap(\.self)).map(\.flatness)
    return TextCues(
      stands: stands.count, drift: drift * scale, change: seen.map(\.share).max() ?? 0,
      nearby: near.map(\.share).max(), flatness: flatness.min() ?? 0,
      bars: bars.share(of: place.rectangle), moves: moves(number),
      look: TextLook(place, in: lumas[place.frame]))
  }

  /// Whether the same text stands elsewhere in another frame.
  private func moves(_ number: Int) -> Bool {
    let own = tracks[number]
    let frames = Set(own.places.map(\.frame))
    let shape = Double(lumas[0].width) / Double(lumas[0].height)
    return tracks.contains { other in
      let (length, otherLength) = (own.reading.text.count, other.reading.text.count)
      guard min(length, otherLength) >= 3, 2 * min(length, otherLength) > max(length, otherLength),
        frames.isDisjoint(with: other.places.map(\.frame))
      else { return false }
      let (here, there) = (own.surest.rectangle, other.surest.rectangle)
      let across = abs(here.left + here.right - there.left - there.right) / 2 * shape
      let down = abs(here.top + here.bottom - there.top - there.bottom) / 2
      guard across > 0.5 * here.height || down > 0.25 * here.height else { return false }
      return TextLikeness.likeness(other.reading.text, own.reading.text) >= 0.6
    }
  }

  /// Of each text.
  var kinds: [TextBox.Kind] {
    let kinds = tracks.indices.map { cues(of: $0).kind }
    return zip(tracks, kinds).map { track, kind in
      let place = track.surest
      guard kind == .scene, TextLook(place, in: lumas[place.frame]).isLevel else { return kind }
      let belongs = zip(tracks, kinds).contains { other, kind in
        kind == .overlay && (follows(track, other) || continues(track, other))
      }
      return belongs ? .overlay : .scene
    }
  }

  /// Whether a text stands in the row of another, as large and as light, before or after it: as subtitles do.
  private func follows(_ track: TextTrack, _ other: TextTrack) -> Bool {
    let (here, there) = (track.surest, other.surest)
    let (own, row) = (here.rectangle, there.rectangle)
    return track.places.count == 1
      && Set(other.places.map(\.frame)).isDisjoint(with: track.places.map(\.frame))
      && abs(own.top + own.bottom - row.top - row.bottom) / 2 < 0.2 * row.height
      && abs(own.height - row.height) < 0.25 * row.height
      && abs(here.ink.style.light - there.ink.style.light) < 25
      && own.left < row.right && row.left < own.right
  }

  /// Whether a text is the line above or below another.
  private func continues(_ track: TextTrack, _ other: TextTrack) -> Bool {
    let (here, there) = (track.surest, other.surest)
    let (own, line) = (here.rectangle, there.rectangle)
    let gap = max(own.top - line.bottom, line.top - own.bottom)
    let common = min(own.right, line.right) - max(own.left, line.left)
    return Set(other.places.map(\.frame)).isSuperset(of: track.places.map(\.frame))
      && gap > -0.3 * line.height && gap < line.height
      && own.height > 0.6 * line.height && own.height < 1.7 * line.height
      && common > 0.5 * min(own.width, line.width)
      && abs(here.ink.style.light - there.ink.style.light) < 40
  }
}
