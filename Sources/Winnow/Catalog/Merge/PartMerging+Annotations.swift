/// What models said of clips.
extension PartMerging {
  /// Brings all that the part has. A model is the same by its files and settings, and says the same of a clip wherever
  /// it is asked, but for the last digits on other processors: of two answers the one that sorts higher stays.
  ///
  /// - Returns: how many are new or others.
  func writeAnnotations() throws -> Int {
    try execute(
      """
      INSERT INTO main.models (digest, settings, name, scores, details, embeds)
        SELECT digest, settings, name, scores, details, embeds FROM \(part).models WHERE true
        ORDER BY digest
        ON CONFLICT (digest) DO UPDATE SET (details, embeds)
          = (max(details, excluded.details), max(embeds, excluded.embeds));
      INSERT INTO main.annotations
        SELECT b.id, main_models.id, said.frames, said.score_values, said.details, said.embedding,
          said.runtime
        FROM \(part).annotations said
          JOIN \(part).answered a ON a.id = said.answered
          JOIN main.answered b ON b.clip = a.clip
          JOIN \(part).models part_models ON part_models.id = said.model
          JOIN main.models main_models ON main_models.digest = part_models.digest
        WHERE true
        ON CONFLICT (answered, model) DO UPDATE
          SET (frames, score_values, details, embedding, runtime) = (excluded.frames,
            excluded.score_values, excluded.details, excluded.embedding, excluded.runtime)
          WHERE (excluded.runtime, excluded.score_values, excluded.details)
            > (runtime, score_values, details)
      """)
    return database.changesCount
  }
}
