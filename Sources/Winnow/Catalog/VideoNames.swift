/// What videos are called in manifests: their path below the input, or below the nearest directory
/// that holds all inputs where there were several.
struct VideoNames {
  private let base: [Substring]

  init(_ sources: [VideoSource]) {
    let roots = Set(sources.map(\.root)).map { $0.split(separator: "/") }
    base = roots.dropFirst().reduce(roots.first ?? []) { common, root in
      zip(common, root).prefix { $0 == $1 }.map(\.0)
    }
  }

  func name(of source: VideoSource) -> String {
    source.absolutePath.split(separator: "/").dropFirst(base.count).joined(separator: "/")
  }
}
