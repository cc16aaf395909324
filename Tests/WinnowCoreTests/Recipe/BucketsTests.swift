import Testing
import WinnowCore

@Suite struct BucketsTests {
  @Test(arguments: [
    (1920, 1080, 5.0, "1080p 16:9 4s"), (1080, 1920, 16, "1080p 9:16 16s"),
    (1280, 720, 3.999_999_6, "720p 16:9 4s"), (640, 480, 1.5, "480p 4:3 0s"),
    (426, 240, 100, "240p 16:9 32s"), (100, 100, 2, "144p 1:1 2s"),
    (1920, 800, 2, "720p 21:9 2s"), (1919, 1079, 2, "720p 16:9 2s"),
  ])
  func aClipIsInTheNearestBucketBelow(
    _ width: Int, _ height: Int, _ seconds: Double, _ name: String
  ) {
    #expect(
      Buckets(BucketSettings()).bucket(width: width, height: height, seconds: seconds) == name)
  }

  /// 1.25 lies as far from 1 as from 1.5625, by quotient.
  @Test func aspectsAreComparedByTheirQuotient() {
    var buckets = BucketSettings()
    buckets.aspects = ["1:1", "25:16"]
    let sorted = Buckets(buckets)
    #expect(sorted.bucket(width: 1249, height: 1000, seconds: 0).contains(" 1:1 "))
    #expect(sorted.bucket(width: 1251, height: 1000, seconds: 0).contains(" 25:16 "))
  }

  /// A recipe may name none.
  @Test func whereThereAreNoneTheClipNamesItsOwn() {
    var buckets = BucketSettings()
    (buckets.aspects, buckets.seconds, buckets.shortSides) = ([], [], [])
    #expect(Buckets(buckets).bucket(width: 640, height: 360, seconds: 3) == "360p 640:360 0s")
    buckets.aspects = ["1:1", "16:9"]
    #expect(Buckets(buckets).bucket(width: 640, height: 360, seconds: 3) == "360p 16:9 0s")
  }
}
