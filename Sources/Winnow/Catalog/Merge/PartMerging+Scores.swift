extension PartMerging {
  /// Takes over what scores mean, of two descriptions of one that which counts further.
  func writeDescriptions() throws {
    try execute(
      """
      INSERT INTO main.scores (id, revision, description)
        SELECT id, revision, description FROM \(part).scores WHERE true
        ON CONFLICT (id) DO UPDATE
          SET (revision, description) = (excluded.revision, excluded.description)
          WHERE (excluded.revision, excluded.description) > (revision, description)
      """)
  }
}
