/// Every shot detector, by name; the first is the default.
public enum ShotDetectors {
  public static var all: [any ShotDetector.Type] {
    [
      TransitionDetector.self,
      ContentDetector.self,
      AdaptiveDetector.self,
      HistogramDetector.self,
      SceneChangeDetector.self,
    ]
  }

  /// The detector that `text` names, such as "content 27"; nil where there is none such.
  ///
  /// - Parameter framesPerSecond: the nominal rate of the video.
  public static func detector(_ text: String, framesPerSecond: Double) -> (any ShotDetector)? {
    guard let chosen = ChoiceText(text) else { return nil }
    return all.first { $0.name == chosen.name }?
      .init(arguments: chosen.arguments, framesPerSecond: framesPerSecond)
  }

  /// The revision of the detector that `text` names; 0 where there is none such.
  package static func revision(of text: String) -> Int {
    ChoiceText(text).flatMap { chosen in all.first { $0.name == chosen.name }?.revision } ?? 0
  }

  /// What is wrong with `text` as the detector of a recipe; nil where it names one.
  public static func complaint(about text: String) -> String? {
    guard detector(text, framesPerSecond: 25) == nil else { return nil }
    return ChoiceText.complaint("detector", text, choices: all)
  }
}
