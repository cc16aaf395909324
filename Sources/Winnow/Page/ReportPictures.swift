import Foundation
import WinnowCore

/// Which small pictures the page of a report shows of each clip, and how they lie in it.
///
/// The pictures of some clips at a time are a block of the page, without what comes before the
/// compressed samples of each: that is much the same for all and stands in the index, once.
struct ReportPictures {
  /// Pictures of a clip, the most that there is room for.
  private static let counts = [12, 8, 5, 3, 2, 1]
  private static let clipsOfBlock = 64

  /// The index, which comes behind the blocks.
  private struct Index: Encodable {
    /// What pictures begin with, base64.
    var headers: [String] = []
    /// Of each clip, for each of its pictures: number of the header, bytes without it.
    var clips: [[Int]] = []
    var clipsOfBlock = ReportPictures.clipsOfBlock
  }

  private let catalog: Catalog
  /// Of each video, for each of its clips, positions of the pictures.
  private var videos: [(video: Int64, clips: [[Int]])] = []
  /// How much of the pictures there is room for where there is not for one a clip.
  private var share: Double?

  /// - Parameter room: bytes of the page that are left for pictures.
  /// - Throws: `WinnowError` where the catalog cannot be read.
  init(_ catalog: Catalog, _ data: ReportData, room: Int) throws {
    self.catalog = catalog
    var sums = [Int](repeating: 0, count: Self.counts.count)
    var candidates: [(video: Int64, clips: [Range<Int>])] = []
    for (video, clips) in data.sources {
      let thumbnails = try catalog.thumbnails(of: video)
      let position = { (frame: Int) in thumbnails.frames.firstPosition { $0 >= frame } }
      let clips = clips.map { position($0.frames.lowerBound)..<position($0.frames.upperBound) }
      let lengths = thumbnails.pictures(at: Array(thumbnails.frames.indices)).map(Self.size)
      for clip in clips {
        for (number, count) in Self.counts.enumerated() {
          sums[number] += Self.spread(count, over: clip).reduce(0) { $0 + lengths[$1] }
        }
      }
      candidates.append((video, clips))
    }
    let fitting = zip(Self.counts, sums).first { $0.1 <= room }?.0 ?? 1
    videos = candidates.map { video, clips in
      (video, clips.map { Self.spread(fitting, over: $0) })
    }
    let least = sums[Self.counts.count - 1]
    share = least > room ? Double(max(0, room)) / Double(least) : nil
  }

  /// Bytes of the page that a picture takes: base64 of what follows its header, and its numbers in the index.
  private static func size(_ jpeg: Data) -> Int { (jpeg.count - jpeg.headerLength) * 4 / 3 + 12 }

  /// At most `count` of `positions`, the first, the last and others evenly between them; a single one
  /// is in the middle.
  static func spread(_ count: Int, over positions: Range<Int>) -> [Int] {
    guard positions.count > count else { return Array(positions) }
    guard count > 1 else { return [positions.lowerBound + positions.count / 2] }
    return (0..<count).map {
      positions.lowerBound + ($0 * (positions.count - 1) + (count - 1) / 2) / (count - 1)
    }
  }

  /// - Throws: `WinnowError` where the catalog cannot be read; what `emit` throws.
  func write(_ emit: (String) throws -> Void) throws {
    var index = Index()
    var numbers: [Data: Int] = [:]
    var block = Data()
    var blocks = 0
    var (seen, taken) = (0, 0)
    for (video, clips) in videos {
      let thumbnails = try catalog.thumbnails(of: video)
      for clip in clips {
        var entry: [Int] = []
        for jpeg in thumbnails.pictures(at: clip) {
          seen += Self.size(jpeg)
          // Those that are left out are spread evenly.
          if let share, Double(taken + Self.size(jpeg)) > share * Double(seen) { continue }
          taken += Self.size(jpeg)
          let header = jpeg.prefix(jpeg.headerLength)
          let number = numbers[header] ?? numbers.count
          if number == numbers.count { index.headers.append(header.base64EncodedString()) }
          numbers[header] = number
          entry += [number, jpeg.count - header.count]
          block += jpeg.dropFirst(header.count)
        }
        index.clips.append(entry)
        guard index.clips.count % Self.clipsOfBlock == 0 else { continue }
        try emit(Page.block("pictures-\(blocks)", block.base64EncodedString()))
        (block, blocks) = (Data(), blocks + 1)
      }
    }
    try emit(Page.block("pictures-\(blocks)", block.base64EncodedString()))
    try emit(Page.block("pictures", PageText.safe(JSONLine.text(index))))
  }
}

extension Data {
  /// Bytes of a JPEG file up to its compressed samples, which follow the scan header (ITU-T T.81,
  /// B.1.1).
  var headerLength: Int {
    var place = startIndex + 2
    while place + 3 < endIndex, self[place] == 0xFF {
      let next = place + 2 + Int(self[place + 2]) << 8 + Int(self[place + 3])
      if self[place + 1] == 0xDA { return Swift.min(next, endIndex) - startIndex }
      place = next
    }
    return 0
  }
}
