import WinnowCore

extension RecipeSchema {
  /// As the documentation shows it (Winnow.docc/Recipes.md).
  package var markdown: String {
    parts.map { part in
      let introduction = part.introduction.isEmpty ? "" : "\(part.introduction)\n\n"
      return "### \(part.title)\n\n\(introduction)\(part.table.markdown)"
    }.joined(separator: "\n\n")
  }

  /// For people at a terminal.
  package var text: String {
    let sections = [Self.base] + RecipeReference.sections(toolbox.instruments).map(Self.text)
    let others = parts.dropFirst().map { part in
      let head = part.introduction.isEmpty ? [part.title] : [part.title, part.introduction]
      return head.map { $0.replacing("`", with: "").wrapped(to: Self.width) }
        .joined(separator: "\n") + "\n\n" + Self.rows(of: part.table)
    }
    return (sections + others).joined(separator: "\n\n")
  }

  private static let width = 80
  private static let indent = 6

  private static var base: String {
    let key = Presets.baseKey
    let lines = ["\(key.takes); default: \(key.standard)", aboutBase.replacing("`", with: "")]
    return "\(key.name): \(key.summary)".wrapped(to: width) + "\n"
      + lines.map { $0.wrapped(to: width, indent: indent) }.joined(separator: "\n")
  }

  private static func text(of section: RecipeReference.Section) -> String {
    let head = "\(section.name): \(section.summary)".wrapped(to: width)
    if let form = section.form { return "\(head)\n  \(form.line)" }
    let keys = section.keys.map { key in
      let unit = key.unit.isEmpty ? "" : " \(key.unit)"
      let takes = "\(key.takes)\(unit); default: \(key.standard)"
      let lines = [takes, key.summary.replacing("`", with: "")]
      return "  \(key.name)\n"
        + lines.map { $0.wrapped(to: width, indent: indent) }.joined(separator: "\n")
    }
    return "\(head)\n" + keys.joined(separator: "\n")
  }

  /// A line a row: its name and, behind it, the rest.
  private static func rows(of table: ListTable) -> String {
    table.rows.map { row in
      let rest = row.dropFirst().filter { !$0.isEmpty }.joined(separator: "  ")
      return "  \(row[0])\n" + rest.wrapped(to: width, indent: indent)
    }.joined(separator: "\n")
  }
}

extension String {
  /// Broken between words into lines of at most `width` characters, each behind `indent` spaces.
  func wrapped(to width: Int, indent: Int = 0) -> String {
    var lines = [""]
    for word in split(separator: " ") {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].count + 1 + word.count <= width - indent {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
  }
}
