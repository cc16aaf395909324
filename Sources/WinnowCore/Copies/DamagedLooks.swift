/// Looks that were kept are not those of the clips.
package struct DamagedLooks: Error, Equatable {}
