import Testing
import WinnowCore

@Suite struct PictureFitTests {
  private let wide = PixelRect(x: 10, y: 20, width: 1280, height: 720)

  private func shape(
    _ fit: PictureFit, _ rect: PixelRect? = nil, aspect: Double = 1,
    _ orientation: Orientation = .upright, isEven: Bool = false
  ) -> PictureShape {
    fit.shape(of: rect ?? wide, aspect: aspect, orientation: orientation, isEven: isEven)
  }

  private func size(_ shape: PictureShape) -> [Int] {
    [shape.width, shape.height, shape.canvasWidth, shape.canvasHeight]
  }

  @Test func sidesAreReducedAndNeverEnlarged() {
    #expect(size(shape(.full)) == [1280, 720, 1280, 720])
    #expect(size(shape(.shortSide(360))) == [640, 360, 640, 360])
    #expect(size(shape(.shortSide(1080))) == [1280, 720, 1280, 720])
    #expect(size(shape(.longSide(640))) == [640, 360, 640, 360])
    #expect(size(shape(.longSide(4000))) == [1280, 720, 1280, 720])
    #expect(shape(.longSide(640)).rect == wide)
  }

  @Test func anExactSizeCutsTheMiddle() {
    let square = shape(.crop(width: 512, height: 512))
    #expect(size(square) == [512, 512, 512, 512])
    #expect(square.rect == PixelRect(x: 10 + 280, y: 20, width: 720, height: 720))
    let tall = shape(.crop(width: 720, height: 1280))
    #expect(tall.rect == PixelRect(x: 10 + 437, y: 20, width: 405, height: 720))
    let larger = shape(.crop(width: 2560, height: 1440))
    #expect(larger.rect == wide && size(larger) == [2560, 1440, 2560, 1440])
  }

  @Test func anExactSizeIsPadded() {
    #expect(size(shape(.pad(width: 512, height: 512))) == [512, 288, 512, 512])
    #expect(size(shape(.pad(width: 720, height: 1280))) == [720, 405, 720, 1280])
    #expect(shape(.pad(width: 512, height: 512)).rect == wide)
  }

  /// A stored picture of 1440 x 1080 with pixels of 4/3 is shown as 1920 x 1080; turned by a quarter
  /// as 1080 x 1920.
  @Test func pixelsAreSquareAndPicturesUpright() {
    let stored = PixelRect(x: 0, y: 0, width: 1440, height: 1080)
    let turned = Orientation(rotation: .quarter)
    #expect(size(shape(.full, stored, aspect: 4.0 / 3)) == [1920, 1080, 1920, 1080])
    #expect(size(shape(.full, stored, aspect: 4.0 / 3, turned)) == [1080, 1920, 1080, 1920])
    #expect(shape(.full, stored, aspect: 4.0 / 3, turned).storedSize == (1920, 1080))
    // The middle of the shown picture is cut across, which is down in the stored one.
    let cut = shape(.crop(width: 540, height: 540), stored, aspect: 4.0 / 3, turned)
    #expect(cut.rect == PixelRect(x: 315, y: 0, width: 810, height: 1080))
  }

  @Test func sidesAreEvenWhereTheyHaveToBe() {
    let odd = PixelRect(x: 0, y: 0, width: 321, height: 181)
    let whole = shape(.full, odd, isEven: true)
    #expect(size(whole) == [320, 180, 320, 180])
    #expect(whole.rect == PixelRect(x: 0, y: 0, width: 320, height: 180), "cut, not scaled")
    #expect(size(shape(.shortSide(91), odd, isEven: true)) == [162, 92, 162, 92])
    #expect(size(shape(.pad(width: 100, height: 100), odd, isEven: true)) == [100, 56, 100, 100])
    #expect(size(shape(.crop(width: 99, height: 53), odd, isEven: true)) == [100, 54, 100, 54])
    #expect(size(shape(.pad(width: 99, height: 99), odd, isEven: true)) == [100, 56, 100, 100])
    let speck = shape(.full, PixelRect(x: 0, y: 0, width: 2, height: 2), isEven: true)
    #expect(size(speck) == [2, 2, 2, 2])
  }
}
