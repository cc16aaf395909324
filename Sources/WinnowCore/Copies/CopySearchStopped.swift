/// A search for copies was given up because its caller asked for that.
package struct CopySearchStopped: Error, Equatable {}
