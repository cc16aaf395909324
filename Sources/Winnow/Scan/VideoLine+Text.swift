import Foundation
import WinnowCore
import WinnowMedia

extension VideoLine {
  /// The line for people, as names and values.
  var rows: [(String, String)] {
    var rows = [("path", path), ("outcome", outcome.rawValue)]
    if let error { rows.append(("error", error)) }
    if let depth { rows.append(("depth", depth.rawValue)) }
    guard let facts else { return rows }
    let size = facts.displaySize
    rows += [
      ("container", facts.container), ("codec", facts.codec),
      ("size", "\(size.width)x\(size.height), stored \(facts.width)x\(facts.height)"),
      ("pixels", "\(facts.pixelFormat), \(facts.range.rawValue) range, \(facts.matrix.rawValue)"),
      ("transfer", "\(facts.transfer.rawValue), \(facts.primaries) primaries"),
      (
        "fields",
        String(
          format: "%@, %.4g%% of frames interlaced", facts.fieldOrder.rawValue,
          100 * interlacedShare)
      ),
      ("rotation", "\(facts.orientation.rotation.rawValue)"),
      ("mirrored", facts.orientation.isMirrored ? "yes, before it is turned" : "no"),
      ("sample aspect", facts.sampleAspect.description),
      ("rate", String(format: "%.6g frames/s", facts.frameRate.value)),
      ("duration", String(format: "%.3f s", facts.duration)),
      (
        "bit rate",
        String(
          format: "%.0f kbit/s, %.3f a pixel", Double(facts.bitRate) / 1000, facts.bitsPerPixel)
      ),
      (
        "frames",
        "\(frames) decoded, \(facts.announcedFrames) announced, \(counts.damagedFrames) damaged"
      ),
      ("corrupt packets", "\(counts.corruptPackets)"),
    ]
    let read = facts.read.values
    for fact in ContainerFact.read {
      guard let value = read[fact.name] else { continue }
      rows.append((fact.name.replacing("_", with: " "), value.description))
    }
    for leap in facts.leaps {
      let time = { MediaTime.seconds($0, facts.timeBase) }
      rows.append(
        (
          "clock leaps",
          String(
            format: "at %.3f s, from %.3f to %.3f", time(leap.time), time(leap.from), time(leap.to))
        ))
    }
    return rows
  }
}
