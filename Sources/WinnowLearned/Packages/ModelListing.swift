import WinnowCore

/// What models can be used on this machine, and where it was found.
package enum ModelListing {
  package struct Row: Hashable, Sendable, Encodable {
    /// "runtime", "package" or "kind".
    package var sort: String
    package var name: String
    package var summary: String
    /// Where it was found; nil for what is not here, and for kinds.
    package var place: String?
    /// What to do about it, or what is wrong; nil for nothing.
    package var remark: String?
  }

  /// - Parameter kinds: those that recipes can name.
  package static func rows(_ kinds: [any ModelKind.Type]) -> [Row] {
    let packages = Instruments.learned.flatMap { kind in
      kind.packages.map { Row($0, kind: kind.name) }
    }
    return [runtime] + packages
      + kinds.map { Row(sort: "kind", name: $0.name, summary: $0.summary) }
  }

  private static var runtime: Row {
    var row = Row(sort: "runtime", name: "onnxruntime", summary: "runs all models")
    do throws(ModelError) {
      guard let place = try RuntimePlace.find() else {
        row.remark = RuntimePlace.advice
        return row
      }
      row.place = "\(place.path) (\(place.source))"
      row.summary = "\(try SharedRuntime.get().title), which runs all models"
    } catch {
      row.remark = error.description
    }
    return row
  }
}

extension ModelListing.Row {
  fileprivate init(_ package: ModelPackage, kind: String) {
    self.init(
      sort: "package", name: package.name,
      summary: "\(package.summary) As {kind: \(kind), package: \(package.name)}.")
    do throws(ModelError) {
      place = try package.paths().joined(separator: ", ")
    } catch {
      remark = error.description
    }
  }
}
