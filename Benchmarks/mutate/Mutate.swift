import Foundation
import TestSupport

/// Writes mutated fixtures for `fuzz.sh`: `mutate SEED FIRST COUNT FOLDER`.
@main
enum Mutate {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    let numbers = words.prefix(3).compactMap { Int($0) }
    guard words.count == 4, numbers.count == 3, let folder = words.last, numbers[2] >= 0 else {
      FileHandle.standardError.write(Data("usage: mutate SEED FIRST COUNT FOLDER\n".utf8))
      exit(2)
    }
    let files = try MutatedFiles(seed: UInt64(bitPattern: Int64(numbers[0])))
    try files.write(numbers[1]..<numbers[1] + numbers[2], to: URL(filePath: folder))
  }
}
