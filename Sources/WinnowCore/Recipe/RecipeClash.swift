/// Values of a section that are right one by one and do not go together.
struct RecipeClash {
  /// Those that clash; it is told in the line of the first that is given.
  let keys: [String]
  let message: String

  init(_ keys: [String], _ message: String) {
    (self.keys, self.message) = (keys, message)
  }
}
