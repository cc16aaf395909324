#if os(Linux)
  import Foundation

  /// Files that name secret files and a port of this machine, and traps that tell whether any of
  /// those was opened.
  package final class HostileFolder {
    private static let secretNames: Set = ["target.mp4", "target.ts", "img001.png", "frame.png"]

    private let folder: TemporaryFolder
    private let port: ListeningPort
    private var watches: [OpenedFiles] = []

    package init(_ files: [HostileFile]) throws {
      folder = try TemporaryFolder()
      port = try ListeningPort()
      let secrets = folder.url.appending(path: "secret")
      for file in files { try put(file.content(secrets, port.number), input(file)) }
      for (fixture, name) in [("original.mp4", "target.mp4"), ("damaged.ts", "target.ts")] {
        let bytes = try Data(contentsOf: TestFolders.fixture(fixture))
        try put(bytes, secrets.appending(path: name))
      }
      let numbered = ["img001.png", "pattern1/frame.png"].map { folder.url.appending(path: $0) }
      for file in numbered { try put(HostileFile.picture, file) }
      let watched = [secrets] + numbered.map { $0.deletingLastPathComponent() }
      watches = try watched.map { try OpenedFiles(in: $0) }
    }

    /// Where `file` is: the patterns beside what they match, all others in a folder of their own.
    package func input(_ file: HostileFile) -> URL {
      let isPattern = file.path.contains("%")
      return folder.url.appending(path: isPattern ? file.path : "in/\(file.path)")
    }

    /// What hostile files were followed to.
    package func reached() throws -> Set<String> {
      let names = try watches.reduce(into: Set<String>()) { $0.formUnion(try $1.names()) }
      return names.intersection(Self.secretNames).union(port.wasReached() ? ["port"] : [])
    }

    private func put(_ content: Data, _ file: URL) throws {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try content.write(to: file)
    }
  }
#endif
