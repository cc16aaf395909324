import WinnowCore

/// Finds and reads the text of clips, by PP-OCR's detector and recogniser.
package struct TextModel: Sendable {
  private let detector: TextDetector
  private let recogniser: TextRecogniser

  /// - Throws: `ModelError` where one of them takes or gives something else than it should.
  package init(
    detector: ModelSession, recogniser: ModelSession
  ) throws(ModelError) {
    self.detector = try TextDetector(detector)
    self.recogniser = try TextRecogniser(recogniser)
  }

  /// The text of a clip.
  ///
  /// - Parameter frames: in the order of time, all of one size, as they are shown, with their bars.
  /// - Throws: `ModelError` where they are of several sizes, or a model fails.
  package func reading(of frames: [RGBPicture]) throws(ModelError) -> TextReading {
    let tracks = try tracks(of: frames)
    let kinds = TextSurvey(tracks, in: frames.map { Luma($0) }).kinds
    let boxes = zip(tracks, kinds).compactMap { track, kind -> TextBox? in
      guard kind == .overlay || track.isRead else { return nil }
      return TextBox(
        text: track.isRead ? track.reading.text : "",
        confidence: Double(track.reading.confidence), kind: kind,
        places: track.places.map { TextBox.Place(frame: $0.frame, rectangle: $0.rectangle) })
    }
    return TextReading(boxes, frames: frames.count)
  }

  /// What is text, at each of its places.
  func tracks(of frames: [RGBPicture]) throws(ModelError) -> [TextTrack] {
    let fit = frames.allSatisfy {
      $0.width == frames[0].width && $0.height == frames[0].height && $0.width > 0 && $0.height > 0
        && $0.samples.count == 3 * $0.width * $0.height
    }
    guard fit else { throw ModelError("the frames of a clip have to be pictures of one size") }
    let lumas = frames.map { Luma($0) }
    var findings: [[TextDetector.Finding]] = []
    for frame in frames { findings.append(try detector.findings(in: frame)) }
    var tracks: [TextTrack] = []
    for track in TextTrack.tracks(of: findings, in: lumas) {
      let read = try self.read(track, of: frames)
      let look = TextLook(read.surest, in: lumas[read.surest.frame])
      if read.isRead || look.isPlain(places: read.places.count) { tracks.append(read) }
    }
    let seen = lumas.indices.map { frame in
      tracks.flatMap { $0.places.filter { $0.frame == frame }.map(\.rectangle) }
    }
    for number in tracks.indices { tracks[number].fill(from: lumas, besides: seen) }
    return tracks
  }

  /// Reads a text once, and where that fails once more in another frame.
  private func read(_ track: TextTrack, of frames: [RGBPicture]) throws(ModelError) -> TextTrack {
    var read = track
    let surest = track.surest
    read.reading = try recogniser.reading(surest.rectangle, of: frames[surest.frame])
    if !read.isRead,
      let other = track.places.last(where: { $0.frame != surest.frame })
    {
      let again = try recogniser.reading(other.rectangle, of: frames[other.frame])
      if again.confidence > read.reading.confidence { read.reading = again }
    }
    return read
  }
}
