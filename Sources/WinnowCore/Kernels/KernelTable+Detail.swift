import CKernels

extension KernelTable {
  func detail(_ plane: PlaneView) -> Detail {
    var sums = winnow_detail()
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 4 * (plane.width + 4)) { scratch in
      table.pointee.detail(plane.cPlane, &sums, scratch.baseAddress!)
    }
    var detail = Detail(count: plane.width * plane.height)
    (detail.luma.sum, detail.luma.squares) = (Int(sums.sum), Int(sums.squares))
    detail.laplacian.sum = Int(sums.laplacian_sum)
    detail.laplacian.squares = Int(sums.laplacian_squares)
    detail.gradientSquares = Int(sums.gradient_squares)
    detail.residueSquares = Int(sums.residue_squares)
    (detail.stepsAcross, detail.stepsDown) = (Int(sums.steps_across), Int(sums.steps_down))
    return detail
  }

  func edgeWidths(_ plane: PlaneView, rise: UInt8) -> EdgeWidths {
    var edges = winnow_edges()
    let capacity = 32 * max(plane.width, plane.height)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { scratch in
      table.pointee.edge_widths(plane.cPlane, rise, &edges, scratch.baseAddress!)
    }
    return EdgeWidths(count: Int(edges.count), width: Int(edges.width))
  }

  func darkCount(_ plane: PlaneView, level: UInt8) -> Int {
    var count: Int64 = 0
    table.pointee.dark_count(plane.cPlane, level, &count)
    return Int(count)
  }

  func colours(
    luma: PlaneView, u: PlaneView, v: PlaneView, mixing: ColourMixing, grey: UInt8
  ) -> ColourCounts {
    var counts = winnow_colours()
    table.pointee.colours(luma.cPlane, u.cPlane, v.cPlane, mixing.cMixing, grey, &counts)
    return ColourCounts(
      count: luma.width * luma.height,
      saturation: withUnsafeBytes(of: &counts.saturation) { Array($0.bindMemory(to: UInt32.self)) },
      brightness: withUnsafeBytes(of: &counts.brightness) { Array($0.bindMemory(to: UInt32.self)) },
      grey: Int(counts.grey), spread: Int(counts.spread))
  }
}

extension ColourMixing {
  fileprivate var cMixing: winnow_mixing {
    winnow_mixing(
      black: black, luma: luma, red_v: redV, green_u: greenU, green_v: greenV, blue_u: blueU)
  }
}
