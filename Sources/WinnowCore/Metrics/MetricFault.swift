/// That a metric does not give what it says it does: nothing that it gives can be taken for what it means.
package struct MetricFault: Error, Hashable, Sendable {
  /// The scores of the metric.
  package let scores: [String]
  /// How many values it gave for them.
  package let values: Int
}
