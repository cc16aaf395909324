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
    leaps, shape_changes
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
  }

  /// nil where there is nothing, as in all but a few videos.
  private static func json(_ list: [some Encodable]) -> String? {
    guard !list.isEmpty, let data = try? JSONEncoder().encode(list) else { return nil }
    return String(decoding: data, as: UTF8.self)
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
  private static func rational(_ row: Row, _ first: Int) -> Rational? {
    let value = Rational(row[first], row[first + 1])
    let known = 0...Int(Int32.max)
    return known.contains(value.numerator) && known.contains(value.denominator) ? value : nil
  }

  private static func list<Element: Decodable>(_ json: String?) -> [Element] {
    json.flatMap { try? JSONDecoder().decode([Element].self, from: Data($0.utf8)) } ?? []
  }

  /// The facts in the columns of `row` from `first` on; nil where there are none, or such as this version
  /// does not know.
  static func facts(_ row: Row, from first: Int) -> VideoFacts? {
    guard let container = row[first] as String?,
      let range = SampleRange(rawValue: row[first + 5]),
      let matrix = ColorMatrix(rawValue: row[first + 6]),
      let transfer = TransferFunction(rawValue: row[first + 7]),
      let fieldOrder = FieldOrder(rawValue: row[first + 9]),
      let rotation = Rotation(rawValue: row[first + 10]),
      sides.contains(row[first + 2]), sides.contains(row[first + 3]),
      let aspect = rational(row, first + 12), aspect.isPositive,
      let rate = rational(row, first + 14),
      let base = rational(row, first + 16), base.isPositive,
      let changes = shapeChanges(row[first + 24])
    else { return nil }
    return VideoFacts(
      container: container, codec: row[first + 1], width: row[first + 2], height: row[first + 3],
      pixelFormat: row[first + 4], range: range, matrix: matrix, transfer: transfer,
      primaries: row[first + 8], fieldOrder: fieldOrder,
      orientation: Orientation(isMirrored: row[first + 11], rotation: rotation),
      sampleAspect: aspect, frameRate: rate, timeBase: base, start: row[first + 18],
      duration: row[first + 19], bitRate: row[first + 20], announcedFrames: row[first + 21],
      stream: row[first + 22], leaps: list(row[first + 23]), shapeChanges: changes)
  }
}
