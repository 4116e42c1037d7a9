import Imaging

/// What a pixel grid is cut by: how much each pixel wants to be garment, and how much each pair of neighbours wants
/// to stay together.
struct CutProblem {
    /// Neighbours to the east, south, south-east and south-west of a pixel.
    static let links = [(1, 0), (0, 1), (1, 1), (-1, 1)]

    let width: Int
    let height: Int
    /// Positive wants to be inside; `width * height`.
    var pulls: [Float]
    /// The cost of cutting between a pixel and its neighbour in each direction of `links`; `width * height` each. A
    /// link that leaves the grid counts for nothing.
    var costs: [[Float]]
}

/// The exact minimum cut of an 8-connected grid: Boykov and Kolmogorov, "An Experimental Comparison of
/// Min-Cut/Max-Flow Algorithms" (2004). Costs are rounded to 1/2048, so that sums are exact and the result does not
/// depend on their order.
func minimumCut(_ problem: CutProblem) -> Mask {
    var flow = GridFlow(problem)
    defer { flow.deallocate() }
    flow.run()
    var mask = Mask(width: problem.width, height: problem.height)
    for y in 0..<problem.height {
        for x in 0..<problem.width where flow.isInside(x: x, y: y) { mask.bytes[y * problem.width + x] = 255 }
    }
    return mask
}

/// Two trees grow from source and sink over edges with room left, until they meet; the path found is filled, the
/// trees are mended, and so on. The grid has a border of one unconnected pixel, so that no step tests for the edge.
private struct GridFlow {
    private static let scale: Float = 2048
    private static let towardsTerminal: UInt8 = 8
    private static let orphan: UInt8 = 9
    private static let free: UInt8 = 10

    private let stride: Int
    private let count: Int
    /// Offsets to the eight neighbours; `d ^ 1` is the way back from `d`.
    private let steps: UnsafeMutableBufferPointer<Int>
    // The inner loops run over these many million times; they lie outside arrays to spare checks and copies.
    private let residual: UnsafeMutableBufferPointer<Int32>
    private let terminal: UnsafeMutableBufferPointer<Int32>
    private let parent: UnsafeMutableBufferPointer<UInt8>
    private let isSink: UnsafeMutableBufferPointer<Bool>
    private let stamp: UnsafeMutableBufferPointer<Int32>
    private let distance: UnsafeMutableBufferPointer<Int32>
    private let isQueued: UnsafeMutableBufferPointer<Bool>
    private let queue: UnsafeMutableBufferPointer<Int32>
    private var queueHead = 0
    private var queueTail = 0
    private var time: Int32 = 0
    private var orphans: [Int32] = []
    private var orphanHead = 0

    init(_ problem: CutProblem) {
        stride = problem.width + 2
        count = stride * (problem.height + 2)
        steps = .allocate(capacity: 8)
        let width = stride
        for (index, step) in [1, -1, width, -width, width + 1, -width - 1, width - 1, 1 - width].enumerated() {
            steps[index] = step
        }
        residual = .allocate(capacity: count * 8)
        residual.initialize(repeating: 0)
        terminal = .allocate(capacity: count)
        terminal.initialize(repeating: 0)
        parent = .allocate(capacity: count)
        parent.initialize(repeating: Self.free)
        isSink = .allocate(capacity: count)
        isSink.initialize(repeating: false)
        stamp = .allocate(capacity: count)
        stamp.initialize(repeating: 0)
        distance = .allocate(capacity: count)
        distance.initialize(repeating: 0)
        isQueued = .allocate(capacity: count)
        isQueued.initialize(repeating: false)
        queue = .allocate(capacity: count + 1)
        queue.initialize(repeating: 0)
        load(problem)
    }

    func deallocate() {
        steps.deallocate()
        residual.deallocate()
        terminal.deallocate()
        parent.deallocate()
        isSink.deallocate()
        stamp.deallocate()
        distance.deallocate()
        isQueued.deallocate()
        queue.deallocate()
    }

    func isInside(x: Int, y: Int) -> Bool {
        let node = (y + 1) * stride + x + 1
        return parent[node] != Self.free && !isSink[node]
    }

    private mutating func load(_ problem: CutProblem) {
        let width = problem.width
        for y in 0..<problem.height {
            for x in 0..<width {
                let pixel = y * width + x
                let node = (y + 1) * stride + x + 1
                terminal[node] = Int32((problem.pulls[pixel] * Self.scale).rounded())
                for (link, step) in CutProblem.links.enumerated() {
                    let (nx, ny) = (x + step.0, y + step.1)
                    guard nx >= 0, nx < width, ny < problem.height else { continue }
                    let capacity = Int32((problem.costs[link][pixel] * Self.scale).rounded())
                    residual[node * 8 + link * 2] = capacity
                    residual[(node + steps[link * 2]) * 8 + link * 2 + 1] = capacity
                }
            }
        }
        for node in 0..<count where terminal[node] != 0 {
            isSink[node] = terminal[node] < 0
            parent[node] = Self.towardsTerminal
            distance[node] = 1
            activate(node)
        }
    }

    mutating func run() {
        var current = -1
        while true {
            if current < 0 || parent[current] == Self.free {
                current = nextActive()
                if current < 0 { return }
            }
            let meeting = isSink[current] ? growSink(current) : growSource(current)
            time += 1
            if let (node, direction) = meeting {
                activate(current)
                augment(node, direction)
                adopt()
            } else {
                current = -1
            }
        }
    }

    @inline(__always)
    private mutating func activate(_ node: Int) {
        if isQueued[node] { return }
        isQueued[node] = true
        queue[queueTail] = Int32(truncatingIfNeeded: node)
        queueTail = queueTail == count ? 0 : queueTail + 1
    }

    private mutating func nextActive() -> Int {
        while queueHead != queueTail {
            let node = Int(queue[queueHead])
            queueHead = queueHead == count ? 0 : queueHead + 1
            isQueued[node] = false
            if parent[node] != Self.free { return node }
        }
        return -1
    }

    /// Returns the source-side node and direction of an edge where the trees meet.
    private mutating func growSource(_ node: Int) -> (Int, Int)? {
        for direction in 0..<8 where residual[node * 8 + direction] > 0 {
            let other = node + steps[direction]
            if parent[other] == Self.free {
                isSink[other] = false
                join(other, to: node, by: direction ^ 1)
            } else if isSink[other] {
                return (node, direction)
            } else {
                shorten(other, to: node, by: direction ^ 1)
            }
        }
        return nil
    }

    private mutating func growSink(_ node: Int) -> (Int, Int)? {
        for direction in 0..<8 {
            let other = node + steps[direction]
            guard other >= 0, other < count, residual[other * 8 + (direction ^ 1)] > 0 else { continue }
            if parent[other] == Self.free {
                isSink[other] = true
                join(other, to: node, by: direction ^ 1)
            } else if !isSink[other] {
                return (other, direction ^ 1)
            } else {
                shorten(other, to: node, by: direction ^ 1)
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func join(_ node: Int, to parentNode: Int, by direction: Int) {
        parent[node] = UInt8(truncatingIfNeeded: direction)
        stamp[node] = stamp[parentNode]
        distance[node] = distance[parentNode] + 1
        activate(node)
    }

    /// Takes a nearer parent when the node's own is known to be further from the terminal.
    @inline(__always)
    private func shorten(_ node: Int, to parentNode: Int, by direction: Int) {
        if stamp[node] <= stamp[parentNode] && distance[node] > distance[parentNode] {
            parent[node] = UInt8(truncatingIfNeeded: direction)
            stamp[node] = stamp[parentNode]
            distance[node] = distance[parentNode] + 1
        }
    }

    private mutating func augment(_ middle: Int, _ direction: Int) {
        let far = middle + steps[direction]
        var room = residual[middle * 8 + direction]
        var node = middle
        while parent[node] != Self.towardsTerminal {
            let up = Int(parent[node])
            node += steps[up]
            room = min(room, residual[node * 8 + (up ^ 1)])
        }
        room = min(room, terminal[node])
        node = far
        while parent[node] != Self.towardsTerminal {
            let up = Int(parent[node])
            room = min(room, residual[node * 8 + up])
            node += steps[up]
        }
        room = min(room, -terminal[node])

        residual[middle * 8 + direction] -= room
        residual[far * 8 + (direction ^ 1)] += room
        node = middle
        while parent[node] != Self.towardsTerminal {
            let up = Int(parent[node])
            let above = node + steps[up]
            residual[node * 8 + up] += room
            residual[above * 8 + (up ^ 1)] -= room
            if residual[above * 8 + (up ^ 1)] == 0 { makeOrphan(node) }
            node = above
        }
        terminal[node] -= room
        if terminal[node] == 0 { makeOrphan(node) }
        node = far
        while parent[node] != Self.towardsTerminal {
            let up = Int(parent[node])
            let above = node + steps[up]
            residual[above * 8 + (up ^ 1)] += room
            residual[node * 8 + up] -= room
            if residual[node * 8 + up] == 0 { makeOrphan(node) }
            node = above
        }
        terminal[node] += room
        if terminal[node] == 0 { makeOrphan(node) }
    }

    @inline(__always)
    private mutating func makeOrphan(_ node: Int) {
        parent[node] = Self.orphan
        orphans.append(Int32(truncatingIfNeeded: node))
    }

    private mutating func adopt() {
        while orphanHead < orphans.count {
            let node = Int(orphans[orphanHead])
            orphanHead += 1
            adopt(node)
        }
        orphans.removeAll(keepingCapacity: true)
        orphanHead = 0
    }

    /// Looks for a new parent in the node's own tree, the nearest to the terminal; without one the node is free and
    /// its children are orphans.
    private mutating func adopt(_ node: Int) {
        let sink = isSink[node]
        var best = Int32.max
        var bestDirection = -1
        for direction in 0..<8 {
            let other = node + steps[direction]
            guard hasRoom(node, direction, sink), isSink[other] == sink, parent[other] != Self.free else { continue }
            let length = lengthToTerminal(from: other)
            if length == .max { continue }
            if length < best {
                best = length
                bestDirection = direction
            }
            var left = length
            var along = other
            while stamp[along] != time {
                stamp[along] = time
                distance[along] = left
                left -= 1
                along += steps[Int(parent[along])]
            }
        }
        if bestDirection >= 0 {
            parent[node] = UInt8(truncatingIfNeeded: bestDirection)
            stamp[node] = time
            distance[node] = best + 1
            return
        }
        for direction in 0..<8 {
            let other = node + steps[direction]
            guard other >= 0, other < count, isSink[other] == sink, parent[other] != Self.free else { continue }
            if hasRoom(node, direction, sink) { activate(other) }
            if parent[other] == UInt8(truncatingIfNeeded: direction ^ 1) { makeOrphan(other) }
        }
        parent[node] = Self.free
    }

    /// Whether flow could reach `node` from its neighbour (in the sink's tree: leave for it).
    @inline(__always)
    private func hasRoom(_ node: Int, _ direction: Int, _ sink: Bool) -> Bool {
        if sink { return residual[node * 8 + direction] > 0 }
        let other = node + steps[direction]
        return other >= 0 && other < count && residual[other * 8 + (direction ^ 1)] > 0
    }

    @inline(__always)
    private mutating func lengthToTerminal(from start: Int) -> Int32 {
        var length: Int32 = 0
        var node = start
        while stamp[node] != time {
            let up = parent[node]
            length += 1
            if up == Self.towardsTerminal {
                stamp[node] = time
                distance[node] = 1
                return length
            }
            if up == Self.orphan { return .max }
            node += steps[Int(up)]
        }
        return length + distance[node]
    }
}
