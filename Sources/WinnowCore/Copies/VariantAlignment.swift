/// How a variant of one sheet lies on the plain codes of another.
struct VariantAlignment {
  let relation: CopyRelation
  let span: AlignedSpan
  let line: AlignmentFit.Line
  let mirrored: Bool
}
