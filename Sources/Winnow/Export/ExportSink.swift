import Foundation
import WinnowCore
import WinnowMedia

/// Writes one kind of file of kept clips.
///
/// It says of each clip which files there are to be (`plan`), writes those of one video that are missing (`write`), and
/// may add files once all of them are there (`finish`). A sink is one file and one line in `Toolbox.standard`.
public protocol ExportSink: Sendable {
  /// The name that `--format` selects it by.
  static var name: String { get }
  /// One sentence for `winnow list formats`.
  static var summary: String { get }

  /// - Parameters:
  ///   - settings: what the recipe says of exports.
  ///   - instruments: those that the settings name, such as samplers.
  init(settings: ExportSettings, _ instruments: Instruments)

  /// What of the settings decides the content of the files, as text: files written under another
  /// text are written again.
  var signature: String { get }

  /// Whether it writes files of clips at all; true unless said otherwise.
  var writesFiles: Bool { get }

  /// The files written of `clip`, below the export's directory.
  ///
  /// - Parameters:
  ///   - clip: one that is kept.
  ///   - name: what their paths begin with below the folder of the format, such as
  ///     "VIDEO/000312-5f0c91d2": no other clip has it.
  ///   - frames: those of the whole video.
  /// - Returns: each with frames that are there, and a path that no other file has: neither one of another clip nor a
  ///   catalog or a manifest. Where frames are not there, the clip is lost; where a path is another's, the export ends
  ///   before it has written anything.
  /// - Throws: where nothing can be written of the clip, which is lost then.
  func plan(
    _ clip: CatalogClip, named name: String, frames: MeasuredFrames
  ) throws -> [ExportFile]

  /// Writes `files`, in order of their frames, with others of their video, and returns what came of them.
  /// They appear once the batch is committed.
  ///
  /// A clip is lost where the video cannot be decoded as it was when it was scanned, what it shows
  /// cannot be coded, or a file of it is not written.
  ///
  /// - Throws: `MediaError` where nothing can be had of the video; `WinnowError` where a file cannot be
  ///   written.
  func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
    -> ExportedFiles

  /// Notes a file in what the manifest says of its clip.
  ///
  /// - Parameters:
  ///   - file: one that was planned.
  ///   - written: what is known of it; nil only where `remembersFiles` is false.
  ///   - video: that of its clip.
  ///   - output: what the manifest says of the clip.
  func note(
    _ file: ExportFile, _ written: WrittenFile?, of video: ExportVideo,
    in output: inout ClipOutput)

  /// Whether the manifest says more of files than was planned, so that it has to be remembered.
  var remembersFiles: Bool { get }

  /// File names of the forms of the manifest that go with the files, beside manifest.jsonl; the catalog's toolbox has
  /// them.
  var companions: [String] { get }

  /// The files that go with those of all clips, such as an index of them; none unless said otherwise.
  ///
  /// It is called once all clips are written, before the manifest; of an export that is divided by that of the whole
  /// alone. A later export removes what it does not add again.
  func finish(_ clips: ExportedClips) throws -> [AddedFile]
}

extension ExportSink {
  /// The name that `--format` selects it by.
  var name: String { Self.name }

  /// The same where its files are packed into others; nil where they stay by themselves.
  var packing: (any PackingSink)? { self as? any PackingSink }

  /// What an export wrote of the clips of a video, as far as it is known.
  func outputs(of item: ExportPlan.Item, _ written: [WrittenFile]) -> [ClipKey: ClipOutput] {
    let byFile = Dictionary(written.map { ($0.file, $0) }) { first, _ in first }
    let isPacked = packing != nil
    var outputs: [ClipKey: ClipOutput] = [:]
    for file in item.files {
      var output = outputs[file.clip] ?? ClipOutput()
      if isPacked { output.key = item.names[file.clip] }
      note(file, byFile[file.file], of: item.video, in: &output)
      outputs[file.clip] = output
    }
    return outputs
  }

  /// Notes it as a picture of its first frame.
  public func note(
    _ file: ExportFile, _ written: WrittenFile?, of video: ExportVideo,
    in output: inout ClipOutput
  ) {
    output.frames.append(ExportedFrame(time: file.time, file: file.file))
  }

  /// True.
  public var writesFiles: Bool { true }
  /// False.
  public var remembersFiles: Bool { false }
  /// None.
  public var companions: [String] { [] }
  /// None.
  public func finish(_ clips: ExportedClips) -> [AddedFile] { [] }
}
