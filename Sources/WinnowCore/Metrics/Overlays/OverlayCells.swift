/// Which cells of a picture lie under writing, a logo or the like, by what stays and what changes.
///
/// Cells full of edges that keep their place and direction, with steps up and down side by side as
/// strokes have them, are put together where they touch. Such a group is an overlay where what
/// surrounds it moves and hardly anything around it stays; where most of the picture stays, nothing
/// tells an overlay from a still background.
struct OverlayCells {
  /// Of the 64 samples of a cell: edges of a cell with strokes; faint edges and changes that make a
  /// cell a still one; changes that make it a moving one.
  static let strokes = 6
  static let (still, stillChange, moving) = (12, 8, 16)
  /// Rising and falling edges among a cell and its neighbours.
  static let bothSteps = 4
  /// Cells from the rim of a group that tell what surrounds it, and how many more of them move than
  /// stay.
  static let (ring, surroundings) = (2, 4)
  /// Of a group's samples, of the edges it has now, and of its edges: the shares that are edges that
  /// stay, that stayed, and that rise or that fall, whichever is less.
  static let (density, constancy, balance) = (0.23, 0.35, 0.15)
  /// How many more cells of the picture move than stay, and the share that moves at least.
  static let (motion, leastMotion) = (2, 0.05)

  let grid: CellGrid
  /// Row after row; nil where the picture is too still to tell.
  let covered: [Bool]?

  init(_ persistence: Persistence) {
    grid = CellGrid(columns: persistence.columns, rows: persistence.rows)
    let signs = CellSigns(persistence, grid)
    var covered = [Bool](repeating: false, count: grid.count)
    var still = signs.still.count { $0 }
    for group in grid.groups(of: grid.bridged(signs.strokes, gap: 2)) {
      guard group.count(where: { signs.strokes[$0] }) >= 2 else { continue }
      if signs.isOverlay(group) {
        for cell in group { covered[cell] = true }
      } else {
        still += group.count
      }
    }
    let moving = signs.moving.count { $0 }
    let isTold =
      moving >= Self.motion * still && Double(moving) >= Self.leastMotion * Double(grid.count)
    self.covered = isTold ? covered : nil
  }
}

/// What the counts of each cell make of it.
private struct CellSigns {
  let grid: CellGrid
  let edge: [Int]
  let now: [Int]
  let rising: [Int]
  let falling: [Int]
  let strokes: [Bool]
  let still: [Bool]
  let moving: [Bool]

  init(_ persistence: Persistence, _ grid: CellGrid) {
    self.grid = grid
    edge = persistence.counts(of: .edge)
    now = persistence.counts(of: .now)
    rising = persistence.counts(of: .rising)
    falling = persistence.counts(of: .falling)
    let (faint, change) = (persistence.counts(of: .faint), persistence.counts(of: .change))
    let (up, down) = (grid.sums(of: rising, radius: 1), grid.sums(of: falling, radius: 1))
    let cells = edge.indices
    let edge = edge
    let strokes = cells.map {
      edge[$0] >= OverlayCells.strokes && min(up[$0], down[$0]) >= OverlayCells.bothSteps
    }
    self.strokes = strokes
    still = cells.map {
      faint[$0] >= OverlayCells.still && change[$0] < OverlayCells.stillChange && !strokes[$0]
    }
    moving = cells.map { change[$0] >= OverlayCells.moving && edge[$0] < OverlayCells.strokes }
  }

  func isOverlay(_ group: [Int]) -> Bool {
    func sum(_ counts: [Int]) -> Double { Double(group.reduce(0) { $0 + counts[$1] }) }
    let edges = sum(edge)
    let area = Double(group.count * Persistence.side * Persistence.side)
    guard edges >= OverlayCells.density * area, edges >= OverlayCells.constancy * sum(now),
      min(sum(rising), sum(falling)) >= OverlayCells.balance * edges
    else { return false }
    let (moving, still) = surroundings(of: group)
    return moving >= 2 && moving >= OverlayCells.surroundings * still
  }

  /// How many cells around the group move, and how many stay.
  private func surroundings(of group: [Int]) -> (moving: Int, still: Int) {
    var isSeen = [Bool](repeating: false, count: grid.count)
    for cell in group { isSeen[cell] = true }
    var found = (moving: 0, still: 0)
    for cell in group {
      grid.forNeighbours(of: cell, radius: OverlayCells.ring) { near in
        guard !isSeen[near] else { return }
        isSeen[near] = true
        if moving[near] { found.moving += 1 }
        if still[near] { found.still += 1 }
      }
    }
    return found
  }
}
