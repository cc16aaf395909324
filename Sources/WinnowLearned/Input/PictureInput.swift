import WinnowCore

/// How pictures become what a model takes.
struct PictureInput: Hashable, Sendable {
  enum Layout: String, CaseIterable, Sendable {
    /// Colour by colour, each row by row.
    case nchw
    /// Pixel by pixel.
    case nhwc
  }

  enum Colour: String, CaseIterable, Sendable {
    case rgb, bgr
  }

  var size = FrameSize(width: 224, height: 224)
  /// The size that pictures come to first, of which `size` is the middle.
  var resize: FrameSize?
  var fit = FrameFit.crop
  var layout = Layout.nchw
  var colour = Colour.rgb
  /// What white is before the mean is taken away.
  var white = 1.0
  /// Of each colour, in the order of `colour`.
  var mean = [0.0, 0, 0]
  var std = [1.0, 1, 1]
  var sampler = "uniform 3"

  static let keys = [
    ModelKey(
      "input.size", takes: "[width, height]", "Pixels of the pictures that the model takes."),
    ModelKey(
      "input.resize", takes: "[width, height]",
      "Pixels that pictures come to first; the model takes the middle of them."),
    ModelKey(
      "input.fit", takes: FrameFit.allCases.map(\.rawValue).joined(separator: ", "),
      "How pictures of another shape come to that size."),
    ModelKey(
      "input.layout", takes: Layout.allCases.map(\.rawValue).joined(separator: ", "),
      "Whether numbers stand colour by colour or pixel by pixel."),
    ModelKey(
      "input.colour", takes: Colour.allCases.map(\.rawValue).joined(separator: ", "),
      "The order of colours."),
    ModelKey(
      "input.white", takes: "number", "What white is before the mean is taken away: 1, or 255."),
    ModelKey("input.mean", takes: "[number, number, number]", "What is taken away of each colour."),
    ModelKey("input.std", takes: "[number, number, number]", "What each is divided by then."),
    ModelKey("sampler", takes: "sampler", "Which frames of a clip the model sees."),
  ]

  init() {}

  /// - Parameter standard: what holds where the entry says nothing.
  init(_ entry: ModelEntry, standard: PictureInput = PictureInput()) throws(ModelError) {
    self = standard
    size = try entry.size("input.size") ?? size
    resize = try entry.size("input.resize") ?? resize
    fit = try entry.choice("input.fit") ?? fit
    layout = try entry.choice("input.layout") ?? layout
    colour = try entry.choice("input.colour") ?? colour
    white = try entry.number("input.white", in: 0...65535) ?? white
    mean = try entry.numbers("input.mean", count: 3) ?? mean
    std = try entry.numbers("input.std", count: 3) ?? std
    sampler = try entry.word("sampler") ?? sampler
    guard std.allSatisfy({ $0 != 0 }) else {
      throw ModelError("takes numbers other than 0", key: "input.std")
    }
    if let resize, resize.width < size.width || resize.height < size.height {
      throw ModelError(
        "is smaller than the \(size.width) x \(size.height) that the model takes",
        key: "input.resize")
    }
  }

  var demand: ModelDemand {
    .frames(sampler: sampler, size: resize ?? size, fit: fit, bars: false)
  }

  /// The shape of what a model takes so many pictures in.
  func shape(_ count: Int) -> [Int] {
    switch layout {
    case .nchw: [count, 3, size.height, size.width]
    case .nhwc: [count, size.height, size.width, 3]
    }
  }
}
