import WinnowCore
import WinnowMedia

/// What of the input is to be measured, by comparing it with the catalog.
struct ScanPlan {
  /// Files that are new, have changed or were measured under other settings, with those of the same
  /// bytes.
  private(set) var pending: [SameFiles] = []
  /// Files of the input of which everything is known.
  private(set) var known = 0
  /// How many of those failed when they were scanned.
  private(set) var knownFailed = 0
  /// Rows of files that were found.
  private(set) var present: [Int64] = []
  /// Rows of the scanned directories whose files are gone.
  private(set) var vanished: [Int64] = []

  /// - Parameters:
  ///   - rows: those of the catalog.
  ///   - hashes: of files that may have the same bytes, by their paths.
  ///   - isCurrent: whether a row says what the scan would find.
  init(
    _ input: ScanInput, hashes: [[UInt8]: ContentHash], isCurrent: (CatalogVideo) -> Bool,
    retriesFailed: Bool, keepsMeasured: Bool
  ) {
    var groups: [[PlannedFile]] = []
    var groupOfContent: [Content: Int] = [:]
    for file in input.files(isCurrent: isCurrent, retriesFailed: retriesFailed) {
      let content = hashes[file.source.pathBytes].map { Content($0, file.source.path) }
      if let group = content.flatMap({ groupOfContent[$0] }) {
        groups[group].append(file)
      } else {
        if let content { groupOfContent[content] = groups.count }
        groups.append([file])
      }
    }
    for files in groups { add(SameFiles(files, keepsMeasured: keepsMeasured)) }
    vanished = input.vanished.sorted()
  }

  private mutating func add(_ group: SameFiles) {
    let found = group.files.filter { !$0.isOutside }
    if found.isEmpty { return }
    present += found.filter { $0.knowledge != .nothing }.compactMap(\.id)
    guard group.pendingCount == 0 else { return pending.append(group) }
    known += found.count
    knownFailed += found.count { $0.knowledge == .unusable(isFailed: true) }
  }

  /// What makes files the same: their bytes and, as the way a file is opened can depend on it, what
  /// their names end in.
  private struct Content: Hashable {
    var hash: ContentHash
    var suffix: String

    init(_ hash: ContentHash, _ path: String) {
      self.hash = hash
      let name = path.split(separator: "/").last ?? ""
      suffix = name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? ""
    }
  }
}
