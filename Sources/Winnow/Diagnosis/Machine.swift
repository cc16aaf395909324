import Foundation

/// What the operating system says of the machine.
enum Machine {
  /// "Linux 6.1.0 x86_64, Debian GNU/Linux 12 (bookworm)"
  static var system: String {
    var name = utsname()
    guard uname(&name) == 0 else { return ProcessInfo.processInfo.operatingSystemVersionString }
    let parts = [text(of: &name.sysname), text(of: &name.release), text(of: &name.machine)]
    let release = field("PRETTY_NAME", separator: "=", in: "/etc/os-release")
    return ([parts.joined(separator: " ")] + [release].compactMap(\.self)).joined(separator: ", ")
  }

  /// The processor's name; "unknown" where the system does not tell.
  static var processor: String {
    field("model name", separator: ":", in: "/proc/cpuinfo") ?? "unknown"
  }

  /// What this process may take, by what it is; nil for as much as there is.
  static var limits: [String: UInt64?] {
    var limits: [String: UInt64?] = [
      "open files": limit(RLIMIT_NOFILE), "file size": limit(RLIMIT_FSIZE),
      "address space": limit(RLIMIT_AS),
    ]
    let groups = [
      "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ]
    let group = groups.lazy.compactMap { contents($0) }.first
    let bytes = group.flatMap { UInt64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    limits["memory of the group"] = bytes.flatMap { $0 < 1 << 60 ? $0 : nil }
    return limits
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
  #else
    private typealias Resource = Int32
  #endif

  private static func limit(_ resource: Resource) -> UInt64? {
    var limit = rlimit()
    #if canImport(Glibc)
      let code = getrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    #else
      let code = getrlimit(resource, &limit)
    #endif
    return code == 0 && limit.rlim_cur < 1 << 62 ? UInt64(limit.rlim_cur) : nil
  }

  /// The value of the first line of a file that begins with `name`, quotes taken off.
  private static func field(_ name: String, separator: Character, in path: String) -> String? {
    for line in contents(path)?.split(separator: "\n") ?? [] where line.hasPrefix(name) {
      guard let place = line.firstIndex(of: separator) else { continue }
      let value = line[line.index(after: place)...]
      return value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
    }
    return nil
  }

  static func contents(_ path: String) -> String? {
    try? String(contentsOf: URL(filePath: path), encoding: .utf8)
  }

  private static func text<Field>(of field: inout Field) -> String {
    withUnsafeBytes(of: &field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
