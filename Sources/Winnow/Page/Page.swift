/// The page of a report without its data: page.html with the files of Style and Script.
///
/// The script stands at the end, behind the data, so that it finds all of them. A nonce names it as the one that
/// a browser may run: whatever data hold, it is not run.
enum Page {
  /// What comes before the data.
  static let beginning = filled(lines.prefix { $0 != dataMark })
  static let end = filled(lines.drop { $0 != dataMark }.dropFirst())

  /// Data that the script reads.
  static func block(_ id: String, _ text: String) -> String {
    "<script type=\"application/json\" id=\"\(id)\">\(text)</script>"
  }

  private static let lines = text([PackageResources.page_html]).split(separator: "\n")
  private static let dataMark = "<!-- Data -->"
  /// What stands for lines of page.html.
  private static let parts: [Substring: String] = [
    "/* Style */": text(styles), "/* Script */": text(scripts),
  ]

  private static let styles = [
    PackageResources.colours_css, PackageResources.layout_css, PackageResources.controls_css,
    PackageResources.gates_css, PackageResources.clips_css, PackageResources.views_css,
    PackageResources.phone_css,
  ]

  /// Each knows those before it.
  private static let scripts = [
    PackageResources.blocks_js, PackageResources.numbers_js, PackageResources.model_js,
    PackageResources.elements_js, PackageResources.state_js, PackageResources.funnel_js,
    PackageResources.axis_js, PackageResources.gates_js, PackageResources.pictures_js,
    PackageResources.list_js, PackageResources.gallery_js, PackageResources.details_js,
    PackageResources.copies_js, PackageResources.recipe_js, PackageResources.views_js,
    PackageResources.start_js,
  ]

  private static func filled(_ lines: some Sequence<Substring>) -> String {
    lines.map { parts[$0] ?? String($0) }.joined(separator: "\n")
  }

  /// Files one after another, without the end of the last line.
  private static func text(_ files: [[UInt8]]) -> String {
    String(decoding: files.joined().dropLast(), as: UTF8.self)
  }
}
