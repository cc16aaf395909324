/// The parts of the page of a report that are the same for all.
///
/// The script stands at the end, behind the data, so that it finds all of them.
enum Page {
  /// Names the one script that a browser may run: whatever data hold, it is not run.
  private static let nonce = "winnow"

  static let beginning = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src blob: data:; \
    style-src 'unsafe-inline'; script-src 'nonce-\(nonce)'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Winnow report</title>
    <style>
    \(style)
    </style>
    </head>
    \(skeleton)
    """

  static let end = """
    <script nonce="\(nonce)">
    "use strict";
    \(script.joined(separator: "\n"))
    </script>
    </body>
    </html>
    """

  /// Data that the script reads.
  static func block(_ id: String, _ text: String) -> String {
    "<script type=\"application/json\" id=\"\(id)\">\(text)</script>"
  }

  private static let style = [
    colours, layout, controls, gateStyle, clipStyle, viewStyle, phone,
  ].joined(separator: "\n")

  /// The parts of the script, each of which knows those before it.
  private static let script = [
    model, format, state, funnel, axis, gates, pictures, list, gallery, details, copies, recipe,
    views, start,
  ]
}
