/// Every shot detector, by name; the first is the default.
public enum ShotDetectors {
  public static var all: [any ShotDetector.Type] {
    [
      TransitionDetector.self
    ]
  }

  public static func named(_ name: String) -> (any ShotDetector.Type)? {
    all.first { $0.name == name }
  }
}
