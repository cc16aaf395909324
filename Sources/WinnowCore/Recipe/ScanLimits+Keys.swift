extension ScanLimits: RecipeSettings {
  static let section = "limits"
  static let summary =
    "How much one video may cost: one that exceeds a limit ends there, and what was measured stays."

  static let keys: [RecipeKey<ScanLimits>] = [
    .wholeNumber("pixels", \.pixels, in: 256...1 << 30, unit: "pixels", "Size of one frame."),
    .wholeNumber(
      "probe_bytes", \.probeBytes, in: 32...1 << 30, unit: "bytes",
      "What is read to find out what a container holds."),
    .wholeNumber(
      "consecutive_errors", \.consecutiveErrors, in: 1...1 << 30, unit: "packets",
      "Packets in a row that cannot be decoded."),
    .wholeNumber(
      "packets_without_frame", \.packetsWithoutFrame, in: 1...1 << 30, unit: "packets",
      "Packets in a row that give no frame."),
    .number(
      "seconds_per_video", \.secondsPerVideo, in: 0.01...1e9, unit: "s",
      "Real time for one video."),
    .number(
      "seconds_per_video_second", \.secondsPerVideoSecond, in: 0.001...1e9, unit: "s/s",
      "Real time for each second of video, beyond a first minute."),
    .number(
      "seconds_without_frame", \.secondsWithoutFrame, in: 0.1...1e6, unit: "s",
      "Real time without a frame, after which a decoder is taken to hang."),
    .wholeNumber(
      "memory", \.memory, in: 1 << 28...1 << 46, unit: "bytes",
      "Memory that a worker process may take."),
  ]
}
