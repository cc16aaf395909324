import Testing

@testable import WinnowCore

@Suite struct KeyframeScreenTests {
  private static let luma = "exposure.luma"

  private static func gate(_ measure: Measure, _ lower: Double?, _ upper: Double?) -> Gate {
    Gate(score: luma, measure: measure, lower: lower, upper: upper)
  }

  /// What a screen says of keyframes with these values, one every `gap` seconds.
  private func reason(
    _ gates: Gate..., values: [Float], gap: Double = 2, rest: Double = 2, contrast: Float = 0.2
  ) -> String? {
    var screen = KeyframeScreen(gates, Instruments.standard.scores)
    for (index, value) in values.enumerated() where screen.canReject {
      let scores = [Self.luma: value, "contrast.rms": contrast]
      screen.push(scores, seconds: 5 + gap * Double(index))
    }
    return screen.miss(end: 5 + gap * Double(values.count - 1) + rest)?.description
  }

  @Test func aVideoIsRejectedWhereEveryKeyframeFails() {
    let gate = Self.gate(.statistic(.mean), 20, nil)
    #expect(
      reason(gate, values: [10, 12.3, 9]) == "exposure.luma.mean 12.3 < 20 in all 3 keyframes")
    #expect(reason(gate, values: [10, 20, 9]) == nil)
    #expect(reason(gate, values: [20, 9, 10, 9, 10]) == nil)
    #expect(reason(gate, values: [10, .nan, 9]) == nil, "where nothing is judged clips pass")
  }

  @Test func valuesHaveToMissTheBoundByAMargin() {
    let gate = Self.gate(.statistic(.median), 20, nil)
    func isRejected(_ value: Float, _ count: Int) -> Bool {
      reason(gate, values: Array(repeating: value, count: count)) != nil
    }
    #expect(!isRejected(18.5, 6) && isRejected(17.5, 6))
    #expect(!isRejected(17.5, 5) && isRejected(14.5, 5), "few need a wider one")
    #expect(reason(gate, values: [14, 5, 14]) != nil)
    #expect(reason(gate, values: [14, 1, 14]) == nil, "they spread too far")
    let high = Self.gate(.statistic(.max), nil, 100)
    #expect(
      reason(high, values: [130, 127, 126]) == "exposure.luma.max 126 > 100 in all 3 keyframes")
    #expect(reason(high, values: [124, 127, 126]) == nil)
  }

  @Test func aShareMissesASmallBoundByAHundredth() {
    let gate = Gate(score: "exposure.dark", statistic: .median, lower: nil, upper: 0)
    func isRejected(_ value: Float) -> Bool {
      var screen = KeyframeScreen([gate], Instruments.standard.scores)
      for second in 0..<6 {
        screen.push(["exposure.dark": value, "contrast.rms": 0.2], seconds: Double(second))
      }
      return screen.miss(end: 6) != nil
    }
    #expect(!isRejected(0.009) && isRejected(0.02))
  }

  @Test func keyframesOnBothSidesOfARangeFailNothing() {
    let gate = Self.gate(.statistic(.mean), 100, 110)
    #expect(reason(gate, values: [50, 200, 50, 200]) == nil)
    #expect(reason(gate, values: [50, 50, 50])?.contains("50 < 100") == true)
    #expect(reason(gate, values: [200, 200, 200])?.contains("200 > 110") == true)
  }

  @Test(
    arguments: [
      (Measure.below(20), nil, 0.05, [10, 10, 10], true),
      (.below(20), nil, 0.05, [30, 30, 30], false),
      (.below(20), 0.5, nil, [30, 30, 30], true), (.below(20), 0.5, nil, [10, 10, 10], false),
      (.above(20), nil, 0.05, [30, 30, 30], true), (.above(20), nil, 0.05, [10, 10, 10], false),
      (.above(20), 0.5, nil, [10, 10, 10], true), (.below(20), nil, 1, [10, 10, 10], false),
      (.above(20), 0, nil, [10, 10, 10], false),
    ] as [(Measure, Double?, Double?, [Float], Bool)])
  func sharesAreJudgedByTheirLevel(
    measure: Measure, lower: Double?, upper: Double?, values: [Float], isRejected: Bool
  ) {
    #expect((reason(Self.gate(measure, lower, upper), values: values) != nil) == isRejected)
  }

  @Test func theFirstGateThatAllFailIsNamed() {
    let (low, high) = (
      Self.gate(.statistic(.mean), 20, nil), Self.gate(.statistic(.mean), nil, 40)
    )
    #expect(
      reason(low, high, values: [90, 80, 99])?.hasPrefix("exposure.luma.mean 80 > 40") == true)
  }

  @Test func keyframesFarApartSayNothingOfWhatLiesBetween() {
    let gate = Self.gate(.statistic(.mean), 20, nil)
    let (few, many) = ([Float](repeating: 5, count: 5), [Float](repeating: 5, count: 6))
    #expect(reason(gate, values: many, gap: 10.4, rest: 10.4) != nil)
    #expect(reason(gate, values: many, gap: 11, rest: 1) == nil)
    #expect(reason(gate, values: many, gap: 2, rest: 11) == nil)
    #expect(reason(gate, values: few, gap: 4, rest: 4) != nil)
    #expect(reason(gate, values: few, gap: 4.1, rest: 1) == nil)
    #expect(reason(gate, values: few, gap: 2, rest: 4.1) == nil)
    var screen = KeyframeScreen([gate], Instruments.standard.scores)
    screen.push([Self.luma: 5], seconds: nil)
    #expect(!screen.canReject, "without times nobody knows how far apart they are")
  }

  @Test func oneOrTwoKeyframesSpeakForAShortVideoWithAPicture() {
    let gate = Self.gate(.statistic(.mean), 20, nil)
    #expect(
      reason(gate, values: [10], rest: 3) == "exposure.luma.mean 10 < 20 in the only keyframe")
    #expect(reason(gate, values: [10], rest: 5) == nil)
    #expect(reason(gate, values: [10, 10], rest: 3) == nil)
    #expect(reason(gate, values: [10, 10], gap: 1, rest: 2) != nil)
    #expect(reason(gate, values: [10], rest: 3, contrast: 0.001) == nil, "a fade in begins so")
    #expect(reason(gate, values: [0, 0, 0], rest: 3, contrast: 0.001) != nil)
  }

  @Test func withoutKeyframesOrGatesNothingIsRejected() {
    #expect(
      KeyframeScreen([Self.gate(.statistic(.mean), 20, nil)], Instruments.standard.scores).miss(
        end: 3) == nil)
    #expect(!KeyframeScreen([], Instruments.standard.scores).canReject)
    #expect(
      !KeyframeScreen([Self.gate(.statistic(.std), 20, nil)], Instruments.standard.scores).canReject
    )
  }

  @Test func aFreezeTakesKeyframesThatAreAllAlike() {
    let gate = Gate(score: "motion.frozen", statistic: .mean, lower: nil, upper: 0.5)
    func reason(_ values: [Float?]) -> String? {
      var screen = KeyframeScreen([gate], Instruments.standard.scores)
      for (index, value) in values.enumerated() {
        let scores = value.map { ["motion.frozen": $0] } ?? [:]
        screen.push(scores.merging(["contrast.rms": 0.2]) { $1 }, seconds: Double(index))
      }
      return screen.miss(end: Double(values.count))?.description
    }
    #expect(reason([nil, 1, 1]) == "motion.frozen.mean 1 > 0.5 in all 3 keyframes")
    #expect(reason([nil, 1, .nan]) == nil)
    #expect(reason([nil]) == nil)
    #expect(
      !Gate(score: "motion.frozen", statistic: .mean, lower: 0.5, upper: nil).isForKeyframes([
        "motion.frozen"
      ]))
  }
}
