import Foundation
import WinnowCore

/// What was found of a list in a catalog.
package struct HashFindings: Sendable {
  /// Videos with hashes.
  package var videos = 0
  /// Frames that were compared.
  package var frames = 0
  package var items: [HashFinding] = []

  /// "compared 120 frames of 3 videos; places found: 2"
  package var summary: String {
    "compared \(frames) frames of \(videos) videos; places found: \(items.count)"
  }
}

extension HashFindings: CustomStringConvertible {
  package var description: String {
    let names = items.map { $0.video.printable }
    let width = names.map(\.count).max() ?? 0
    return zip(names, items).map { name, item in
      let place = item.clip.map { "clip \($0)" } ?? "shot \(item.shot ?? 0)"
      let numbers = String(
        format: "%10.3f %10.3f  frames %3d, nearest %d at %.3f, distance %d", item.start,
        item.end,
        item.matches, item.frame, item.time, item.distance)
      let label = (item.label.isEmpty ? item.hash : item.label).printable
      return "\(name.padding(to: width))  \(place.padding(to: 9)) \(numbers): \(label)"
    }.joined(separator: "\n")
  }
}
