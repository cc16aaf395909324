/// What each kernel computes, in plain Swift: the specification that every tier equals bit for bit.
///
/// Each family stands in the file of its kernels; the contracts (sizes, ranges, borders) stand beside
/// the table in `CKernels.h`.
enum ScalarReference {}
