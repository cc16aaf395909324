import Foundation

/// How files of earlier exports get to where they are wanted now, instead of being written again.
///
/// Behind each step the ledger knows every file together with its content, so that an export that is
/// killed at any of them goes on.
struct ExportMoves {
  enum Step: Hashable {
    /// Writes down what files hold once they are there. None is yet, or else it holds that.
    case promise([ExportPath: String])
    case move(ExportPath, to: ExportPath)
    case remove(ExportPath)
    /// Takes away a folder if it is empty.
    case clear(ExportPath)
  }

  private let files: [ExportPath: LedgerClaim]
  private let kind: (ExportPath) -> mode_t?

  /// - Parameters:
  ///   - files: those of the ledger.
  ///   - kind: of a file that is there, as `stat` gives it.
  init(_ files: [ExportPath: LedgerClaim], kind: @escaping (ExportPath) -> mode_t?) {
    self.files = files
    self.kind = kind
  }

  /// What has to be done so that `wanted` can be promised, and what can be moved is.
  func steps(to wanted: [ExportPath: String]) -> [Step] {
    let missing = wanted.filter {
      files[$0.key]?.key != $0.value || !Self.isFile(kind($0.key))
    }
    var origins = origins(of: missing, wanted)
    let blockers = blockers(of: missing).sorted { $0.key < $1.key }
    let needed = Set(origins.values)
    var (asides, promised): ([ExportPath: ExportPath], [ExportPath: String]) = ([:], [:])
    for (blocker, target) in blockers where needed.contains(blocker) {
      let place = freePlace(beside: target) { promised[$0] == nil }
      (asides[blocker], promised[place]) = (place, files[blocker]?.key)
    }
    for (target, origin) in origins { origins[target] = asides[origin] ?? origin }
    var steps: [Step] = promised.isEmpty ? [] : [.promise(promised)]
    for (blocker, target) in blockers {
      if let place = asides[blocker] { steps.append(.move(blocker, to: place)) }
      // One that was moved leaves a folder where a file is wanted.
      if asides[blocker] == nil || blocker != target { steps.append(.remove(blocker)) }
    }
    let full = Set(blockers.map(\.value))
    for target in missing.keys.sorted() where kind(target) == S_IFDIR && !full.contains(target) {
      steps.append(.clear(target))
    }
    steps.append(.promise(wanted))
    return steps + origins.sorted { $0.key < $1.key }.map { .move($0.value, to: $0.key) }
  }

  /// Files of ours that have the names of files that are missing, or of their folders, or are in folders
  /// of these names; each with what makes room where it goes.
  private func blockers(of missing: [ExportPath: String]) -> [ExportPath: ExportPath] {
    var blockers: [ExportPath: ExportPath] = [:]
    for (target, key) in missing {
      if let claim = files[target], claim.key != key { blockers[target] = target }
      for folder in target.folders where files[folder] != nil && Self.isFile(kind(folder)) {
        blockers[folder] = folder
      }
    }
    for file in files.keys {
      if let target = file.folders.first(where: { missing[$0] != nil && kind($0) == S_IFDIR }) {
        blockers[file] = target
      }
    }
    return blockers
  }

  private static func isFile(_ kind: mode_t?) -> Bool { kind != nil && kind != S_IFDIR }

  /// For each file that is missing one of the same content that is not wanted where it is.
  private func origins(
    of missing: [ExportPath: String], _ wanted: [ExportPath: String]
  ) -> [ExportPath: ExportPath] {
    let keys = Set(missing.values)
    var spare: [String: [ExportPath]] = [:]
    for (path, claim) in files where keys.contains(claim.key) && wanted[path] != claim.key {
      // A link to somewhere may not hold elsewhere.
      if path.isInside, kind(path) == S_IFREG { spare[claim.key, default: []].append(path) }
    }
    for key in spare.keys { spare[key]?.sort(by: >) }
    var origins: [ExportPath: ExportPath] = [:]
    for (path, key) in missing.sorted(by: { $0.key < $1.key }) {
      if let origin = spare[key]?.popLast() { origins[path] = origin }
    }
    return origins
  }

  private func freePlace(
    beside path: ExportPath, _ isFree: (ExportPath) -> Bool
  ) -> ExportPath {
    var (place, number) = (path.beside(".winnow-moved"), 0)
    while files[place] != nil || kind(place) != nil || !isFree(place) {
      number += 1
      place = path.beside(".winnow-moved-\(number)")
    }
    return place
  }
}
