import WinnowCore
import WinnowMedia

extension VideoLine {
  private enum Value {
    case text(String?)
    case id(ContentID?)
    case whole(Int?)
    /// To six digits.
    case number(Double?)
    case seconds(Double?)
    case truth(Bool?)
    case leaps([Leap]?)
    case fact(FactValue?)
  }

  private typealias Field = (key: String, value: Value)

  /// What the line says, by sorted keys: null where nothing is known, so that every line has the same.
  private var fields: [Field] {
    var fields = ownFields
    let known = facts?.read.values ?? [:]
    for fact in ContainerFact.read {
      let place = fields.firstIndex { $0.key > fact.name } ?? fields.count
      fields.insert((fact.name, .fact(known[fact.name])), at: place)
    }
    return fields
  }

  private var ownFields: [Field] {
    let start = facts?.start.map { MediaTime.seconds($0, facts?.timeBase ?? Rational(1, 1)) }
    let first: [Field] = [
      ("announced_frames", .whole(facts?.announcedFrames)), ("bit_rate", .whole(facts?.bitRate)),
      ("bits_per_pixel", .number(facts?.bitsPerPixel)), ("codec", .text(facts?.codec)),
      ("coded_height", .whole(facts?.height)), ("coded_width", .whole(facts?.width)),
      ("container", .text(facts?.container)), ("corrupt_packets", .whole(counts.corruptPackets)),
      ("damaged_frames", .whole(counts.damagedFrames)), ("depth", .text(depth?.rawValue)),
      ("duplicate_of", .text(identicalTo)), ("duration", .seconds(facts?.duration)),
      ("error", .text(error)), ("field_order", .text(facts?.fieldOrder.rawValue)),
    ]
    let second: [Field] = [
      ("fps", .number(facts?.frameRate.value)), ("frames", .whole(frames)),
      ("height", .whole(facts?.displaySize.height)), ("interlaced_share", .number(interlacedShare)),
      ("leaps", .leaps(facts?.leaps.map { Leap($0, facts?.timeBase ?? Rational(1, 1)) })),
      ("matrix", .text(facts?.matrix.rawValue)),
      ("mirrored", .truth(facts?.orientation.isMirrored)),
      ("outcome", .text(outcome.rawValue)), ("path", .text(path)),
      ("pixel_format", .text(facts?.pixelFormat)), ("primaries", .text(facts?.primaries)),
      ("range", .text(facts?.range.rawValue)), ("root", .text(root)),
      ("rotation", .whole(facts?.orientation.rotation.rawValue)),
    ]
    let third: [Field] = [
      ("sample_aspect", .text(facts?.sampleAspect.description)), ("source", .text(source)),
      ("start", .seconds(start)), ("stream", .whole(facts?.stream)),
      ("time_base", .text(facts?.timeBase.description)),
      ("transfer", .text(facts?.transfer.rawValue)), ("video_id", .id(videoID)),
      ("width", .whole(facts?.displaySize.width)),
    ]
    return first + second + third
  }

  /// The object of the line.
  func write(to text: inout JSONWriter) {
    text.object { text in
      for (key, value) in fields {
        text.key(plain: key)
        switch value {
        case .text(let value): text.string(value)
        case .id(let value): text.id(value)
        case .whole(let value): text.integer(value)
        case .number(let value): text.number(value)
        case .seconds(let value): text.seconds(value)
        case .truth(let value): value.map { text.truth($0) } ?? text.null()
        case .leaps(let leaps):
          leaps.map { text.list(of: $0) } ?? text.null()
        case .fact(.text(let value)): text.string(value)
        case .fact(.number(let value)): text.number(value)
        case .fact(nil): text.null()
        }
      }
    }
  }
}

/// Where the container's clock leaps, in seconds.
private struct Leap: Encodable {
  /// When the first frame behind it is shown, as the video's other times count.
  var time: Double
  /// When the container says that the frame before it is shown, and the one behind it.
  var from: Double
  var to: Double

  init(_ leap: ClockLeap, _ timeBase: Rational) {
    time = MediaTime.seconds(leap.time, timeBase).microseconds
    from = MediaTime.seconds(leap.from, timeBase).microseconds
    to = MediaTime.seconds(leap.to, timeBase).microseconds
  }

  func write(to text: inout JSONWriter) {
    text.object {
      $0.key("from")
      $0.seconds(from)
      $0.key("time")
      $0.seconds(time)
      $0.key("to")
      $0.seconds(to)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func list(of leaps: [Leap]) {
    list { for leap in leaps { leap.write(to: &$0) } }
  }
}

extension VideoLine: Encodable {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    for (key, value) in fields {
      switch value {
      case .text(let value): try line.encode(value, forKey: Key(key))
      case .id(let value): try line.encode(value, forKey: Key(key))
      case .whole(let value): try line.encode(value, forKey: Key(key))
      case .number(let value): try line.encode(value?.sixDigits, forKey: Key(key))
      case .seconds(let value): try line.encode(value?.microseconds, forKey: Key(key))
      case .truth(let value): try line.encode(value, forKey: Key(key))
      case .leaps(let value): try line.encode(value, forKey: Key(key))
      case .fact(.text(let value)): try line.encode(value, forKey: Key(key))
      case .fact(.number(let value)): try line.encode(value.sixDigits, forKey: Key(key))
      case .fact(nil): try line.encodeNil(forKey: Key(key))
      }
    }
  }
}
