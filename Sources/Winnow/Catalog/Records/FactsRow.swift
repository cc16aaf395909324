import Foundation
import GRDB
import WinnowCore
import WinnowMedia

/// What the container of a video says. Read and written column by column, since there may be millions.
struct FactsRow: PersistableRecord {
  static let databaseTableName = "facts"
  /// Those that `facts(_:from:)` reads, in its order.
  static let columns = """
    container, codec, width, height, pixel_format, range, matrix, transfer, primaries, field_order,
    rotation, mirrored, aspect_numerator, aspect_denominator, rate_numerator, rate_denominator,
    base_numerator, base_denominator, start, duration, bit_rate, announced_frames, stream,
    leaps, shape_changes, read
    """

  /// No video has larger pictures, whatever a damaged row says.
  private static let sides = 0...1 << 20

  var video: Int64
  var facts: VideoFacts

  func encode(to container: inout PersistenceContainer) {
    container["video"] = video
    container["container"] = facts.container
    container["codec"] = facts.codec
    container["width"] = facts.width
    container["height"] = facts.height
    container["pixel_format"] = facts.pixelFormat
    container["range"] = facts.range.rawValue
    container["matrix"] = facts.matrix.rawValue
    container["transfer"] = facts.transfer.rawValue
    container["primaries"] = facts.primaries
    container["field_order"] = facts.fieldOrder.rawValue
    container["rotation"] = facts.orientation.rotation.rawValue
    container["mirrored"] = facts.orientation.isMirrored
    container["aspect_numerator"] = facts.sampleAspect.numerator
    container["aspect_denominator"] = facts.sampleAspect.denominator
    container["rate_numerator"] = facts.frameRate.numerator
    container["rate_denominator"] = facts.frameRate.denominator
    container["base_numerator"] = facts.timeBase.numerator
    container["base_denominator"] = facts.timeBase.denominator
    container["start"] = facts.start
    container["duration"] = facts.duration
    container["bit_rate"] = facts.bitRate
    container["announced_frames"] = facts.announcedFrames
    container["stream"] = facts.stream
    container["leaps"] = Self.json(facts.leaps)
    container["shape_changes"] = Self.json(facts.shapeChanges)
    container["read"] = facts.read.json
  }

  /// nil for an empty list, as that of all but a few videos is.
  private static func json(_ list: [some Encodable]) -> String? {
    list.isEmpty ? nil : try? JSONLine.text(list)
  }

  /// nil where pictures cannot have these shapes.
  private static func shapeChanges(_ json: String?) -> [VideoFacts.ShapeChange]? {
    let changes: [VideoFacts.ShapeChange] = list(json)
    let arePossible = changes.allSatisfy {
      $0.frame >= 0 && sides.contains($0.width) && sides.contains($0.height)
        && $0.sampleAspect.isPositive && 0.1...10 ~= $0.sampleAspect.value
    }
    let areInOrder = zip(changes, changes.dropFirst()).allSatisfy { $0.frame < $1.frame }
    return arePossible && areInOrder ? changes : nil
  }

  /// nil where no container says so.
  private static func rational(_ row: Row, _ first: Int) throws -> Rational? {
    let value = try Rational(row.value(first), row.value(first + 1))
    let known = 0...Int(Int32.max)
    return known.contains(value.numerator) && known.contains(value.denominator) ? value : nil
  }

  private static func list<Element: Decodable>(_ json: String?) -> [Element] {
    json.flatMap { try? JSONDecoder().decode([Element].self, from: Data($0.utf8)) } ?? []
  }

  /// The facts in the columns of `row` from `first` on; nil where there are none, or such as this version
  /// does not know.
  static func facts(_ row: Row, from first: Int) throws -> VideoFacts? {
    guard let container = try row.value(first, as: String?.self),
      let range = try SampleRange(rawValue: row.value(first + 5)),
      let matrix = try ColorMatrix(rawValue: row.value(first + 6)),
      let transfer = try TransferFunction(rawValue: row.value(first + 7)),
      let fieldOrder = try FieldOrder(rawValue: row.value(first + 9)),
      let rotation = try Rotation(rawValue: row.value(first + 10)),
      try sides.contains(row.value(first + 2)), try sides.contains(row.value(first + 3)),
      let aspect = try rational(row, first + 12), aspect.isPositive,
      let rate = try rational(row, first + 14),
      let base = try rational(row, first + 16), base.isPositive,
      let changes = try shapeChanges(row.value(first + 24))
    else { return nil }
    return try VideoFacts(
      container: container, codec: row.value(first + 1), width: row.value(first + 2),
      height: row.value(first + 3),
      pixelFormat: row.value(first + 4), range: range, matrix: matrix, transfer: transfer,
      primaries: row.value(first + 8), fieldOrder: fieldOrder,
      orientation: Orientation(isMirrored: row.value(first + 11), rotation: rotation),
      sampleAspect: aspect, frameRate: rate, timeBase: base, start: row.value(first + 18),
      duration: row.value(first + 19), bitRate: row.value(first + 20),
      announcedFrames: row.value(first + 21),
      stream: row.value(first + 22), leaps: list(row.value(first + 23)),
      shapeChanges: changes, read: ReadFacts(json: row.value(first + 25)))
  }
}
