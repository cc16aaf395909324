import TestSupport
import Testing
import WinnowCore

/// Tenengrad and Brenner against OpenCV 5.0.0 and NumPy 2.4.6, where `y` is the stored Y plane of frame
/// 10, got by `ffmpeg -i FILE -vf 'select=eq(n\\,10)' -frames:v 1 -f rawvideo -`, and `full` is y as a
/// float, or (y - 16) * 255 / 219 where the range is limited:
///
///     gx, gy = cv2.Sobel(full, cv2.CV_64F, 1, 0), cv2.Sobel(full, cv2.CV_64F, 0, 1)
///     (gx * gx + gy * gy).mean(), ((full[:, 2:] - full[:, :-2]) ** 2).mean()
@Suite struct TenengradTests {
  typealias Golden = (file: String, tenengrad: Double, brenner: Double)

  private static let fixtures: [Golden] = [
    ("sharp.mp4", 5391.671455551125, 223.0455180008023),
    ("blurred.mp4", 363.10837255791165, 9.393671322178829),
    ("noisy.mp4", 6723.229900009903, 319.25834148657736),
    ("dark.mp4", 16.91535179625112, 0.6714756217676338),
    ("full-range.mp4", 1841.6673611111112, 57.28653039832285),
    ("odd-size.mp4", 5012.219797337595, 199.35173773338303),
    ("letterboxed.mp4", 4295.341780707892, 6.453061347225759),
  ]
  private static let clips: [Golden] = [
    ("web/0idSKtn42WY.2.mp4", 9424.001394402809, 415.03381273930836),
    ("web/AR4f5aJ2JIU.284.mp4", 7103.575977340313, 266.3607142614372),
    ("edited/cartoon_subtitled.mp4", 5280.848903194132, 213.35275548220054),
    ("edited/bikes.mp4", 879.618290324756, 50.06156795107623),
    ("classic/carphone_distorted.mp4", 12439.096035178203, 413.9539087538678),
  ]

  /// Both are sums of the same integers up to one factor; only the last digits may differ.
  @Test(arguments: fixtures) func fixturesAreThoseOfOpenCV(golden: Golden) throws {
    try FixtureFrames.with(golden.file, 10) { try expect($0, golden) }
  }

  @Test(.enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"), arguments: clips)
  func realClipsAreThoseOfOpenCV(golden: Golden) throws {
    try FixtureFrames.with(clip: golden.file, 10) { try expect($0, golden) }
  }

  private func expect(_ frame: FrameView, _ golden: Golden) throws {
    let tenengrad = try #require(Tenengrad().values(frame)[0])
    let brenner = try #require(Brenner().values(frame)[0])
    #expect(abs(tenengrad / golden.tenengrad - 1) < 1e-9, "\(tenengrad)")
    #expect(abs(brenner / golden.brenner - 1) < 1e-9, "\(brenner)")
  }
}
