import WinnowCore
import WinnowMedia

/// Shows clips of one video to models, each once all its pictures are there. Not thread-safe.
struct ClipShowing {
  private typealias Clip = AnnotationTask.Clip

  private let task: AnnotationTask
  private let models: [Int: LoadedModels.Loaded]
  private let onStep: () -> Void
  private let painter: RGBPainter
  /// What was said of clips.
  private(set) var said: [AnnotationTask.Said] = []
  /// Why nothing, or not all, was said of clips, by their numbers.
  private(set) var losses: [Int: String] = [:]
  /// The pictures of clips that are not whole yet, by clip and model.
  private var pictures: [ClipKey: [Int: [ModelClip.Frame]]] = [:]
  /// By samples a second; nil of a video without sound.
  private var sounds: [Int: SoundSamples?] = [:]

  init(
    _ task: AnnotationTask, _ loaded: LoadedModels, _ onStep: @escaping () -> Void
  ) throws(LoadedModels.Refusal) {
    (self.task, self.onStep) = (task, onStep)
    models = try loaded.models(task.models, Set(task.clips.flatMap { $0.shown.map(\.model) }))
    painter = RGBPainter(path: task.video.source.absolutePath)
  }

  mutating func run() throws {
    let clips = Dictionary(task.clips.map { ($0.key, $0) }) { first, _ in first }
    let frames = clips.mapValues { Set($0.shown.flatMap(\.frames)) }
    for clip in task.clips where frames[clip.key]?.isEmpty == true { try ask(clip) }
    let seen = frames.filter { !$1.isEmpty }
    if seen.isEmpty { return }
    var pass = ClipPass(over: task.video)
    try pass.visit(seen) { key, loss in
      pictures[key] = nil
      losses[key.clip] = loss
    } _: { key, number, frame in
      guard let clip = clips[key] else { return }
      try take(frame, number, of: clip)
      guard number == seen[key]?.max() else { return }
      try ask(clip)
      pictures[key] = nil
    }
  }

  /// Makes the pictures of a frame that models want.
  private mutating func take(
    _ frame: borrowing VideoFrame, _ number: Int, of clip: Clip
  ) throws {
    for shown in clip.shown where shown.frames.contains(number) {
      guard case .frames(_, let size, let fit, let bars) = models[shown.model]?.kind.demand else {
        continue
      }
      let crop = bars ? nil : clip.crop
      let made = size ?? task.video.size(ofFrame: number, crop: crop)
      let shape = task.video.shape(of: frame, number: number, crop: crop, made, fit)
      let picture = RGBPicture(
        width: made.width, height: made.height, samples: try painter.samples(of: frame, shape))
      pictures[clip.key, default: [:]][shown.model, default: []].append(
        ModelClip.Frame(number: number, seconds: seconds(number, in: clip), picture: picture))
    }
  }

  /// From the beginning of the clip.
  private func seconds(_ frame: Int, in clip: Clip) -> Double {
    let times = task.video.times
    return MediaTime.seconds(times[frame] - clip.time.lowerBound, times.timeBase)
  }

  /// Asks the models in their order, until the clip fails a gate.
  private mutating func ask(_ clip: Clip) throws {
    for shown in clip.shown {
      guard let loaded = models[shown.model] else { continue }
      let frames = pictures[clip.key]?[shown.model] ?? []
      do throws(ModelError) {
        onStep()
        let sound = try sound(of: clip, loaded.kind.demand)
        let answer = try loaded.model.answer(
          ModelClip(seconds: clip.seconds, frames: frames, sound: sound)
        ).checked(scores: loaded.kind.scores.count, frames: frames.count)
        said.append(
          AnnotationTask.Said(
            clip: clip.key.clip, model: shown.model, frames: frames.map(\.number), answer: answer,
            runtime: loaded.model.runtime))
        if fails(answer, loaded.kind.scores) { return }
      } catch {
        losses[clip.key.clip] = "\(task.models[shown.model].name): \(error.description)"
        return
      }
    }
  }

  /// The sound of a clip, where a model listens; nil where there is none.
  private mutating func sound(
    of clip: Clip, _ demand: ModelDemand
  ) throws(ModelError) -> [Float]? {
    guard case .sound(let rate) = demand else { return nil }
    do throws(MediaError) {
      return try opened(rate)?.samples(of: clip.time)
    } catch {
      throw ModelError("its sound cannot be decoded: \(error.withoutPath)")
    }
  }

  private mutating func opened(_ rate: Int) throws(MediaError) -> SoundSamples? {
    if let known = sounds[rate] { return known }
    let video = task.video
    let sound = try SoundSamples(
      path: video.source.absolutePath, of: video.facts, rate: rate, onPacket: video.onPacket)
    sounds.updateValue(sound, forKey: rate)
    return sound
  }

  private func fails(_ answer: ModelAnswer, _ scores: [ScoreDescription]) -> Bool {
    let frames = answer.scores.map(\.count).max() ?? 0
    let values = Dictionary(zip(scores.map(\.id), answer.scores)) { first, _ in first }
    let clip = ClipScores(values, samples: 0..<frames)
    return task.gates.contains { values[$0.score] != nil && $0.miss(of: clip) != nil }
  }
}
