import Build
import Glibc
import Objects
import Testing

/// Builds that end in the middle.
struct InterruptionTests {
    /// A change that writes, keeps and removes files.
    private func change(_ shop: TestWorkspace) throws {
        try shop.writePhoto("1", (90, 9, 90))
        try shop.writeShare("main", items: ["1", "2", "4"])
    }

    private func changed() async throws -> TestWorkspace {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        try change(shop)
        return shop
    }

    @Test func `a death after any step leaves the old dist or the new one, and the next build completes`() async throws
    {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        let old = try shop.published()
        try change(shop)
        let new = try await shop.cold()
        #expect(old != new)
        for steps in stride(from: 1, to: 5_000, by: 11) {
            try shop.writePhoto("1", (200, 30, 30))
            try shop.writeShare("main", items: ["1", "2", "3"])
            _ = try await shop.build(jobs: 1)
            #expect(try shop.published() == old)
            try change(shop)
            try shop.remove(".techartt")
            let died =
                (try? await shop.build(jobs: 1, files: TestFileSystem(stepLimit: steps))) == nil
            let seen = try shop.published()
            #expect(died ? seen == old || seen == new : seen == new, "after \(steps) steps")
            _ = try await shop.build(jobs: 1)
            #expect(try shop.published() == new, "after \(steps) steps")
            #expect(
                try LocalFileSystem().list(shop.path).filter { $0.hasPrefix(".dist") } == [], "after \(steps) steps")
            if !died { return }
        }
        Issue.record("the build never ended")
    }

    @Test func `kill -9 in the middle of publishing leaves the old dist, and the next build completes`() async throws {
        let shop = try await changed()
        let (old, new) = (try shop.published(), try await shop.cold())
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = shop.path as String] in
            let files = TestFileSystem(stepLimit: 60, die: { kill(getpid(), SIGKILL) })
            _ = try await WorkspaceBuild(
                workspace: Workspace(path), options: BuildOptions(jobs: 2, now: TestWorkspace.now), tools: .cheap,
                files: files
            ).run()
        }
        #expect(try shop.published() == old)
        _ = try await shop.build()
        #expect(try shop.published() == new)
    }

    @Test func `a full disk is said, and leaves the old dist`() async throws {
        let shop = try await changed()
        let (old, new) = (try shop.published(), try await shop.cold())
        for limit in stride(from: 0, to: 60_000, by: 6_000) {
            do {
                _ = try await shop.build(files: TestFileSystem(byteLimit: limit))
                #expect(try shop.published() == new)
            } catch {
                #expect("\(error)".hasPrefix("the disk is full: could not write \(shop.path)/."))
                #expect(
                    "\(error)".hasSuffix(
                        ": No space left on device; free some space and build again, what was published is untouched"))
                #expect(try shop.published() == old)
            }
        }
        _ = try await shop.build()
        #expect(try shop.published() == new)
    }

    @Test func `a second build of the same workspace is told that one is running`() async throws {
        let shop = try await TestWorkspace()
        _ = try await shop.build()
        let lock = try WorkspaceLock("\(shop.path)/.techartt/lock")
        let error = await #expect(throws: BuildError.self) { _ = try await shop.build() }
        lock.release()
        #expect(
            error.map { "\($0)" }
                == "\(shop.path): another build is running (process \(getpid())); wait until it has ended, or stop it")
        _ = try await shop.build()
    }

    @Test func `a folder that no build wrote is not replaced`() async throws {
        let shop = try await TestWorkspace()
        try shop.write("mine", to: "shares/notes.txt")
        let error = await #expect(throws: BuildError.self) { _ = try await shop.build(out: shop.path + "/shares/") }
        #expect(
            error.map { "\($0)" }
                == "\(shop.path)/shares: the folder holds files that no build wrote, and a build replaces all of it; "
                + "choose another --out, or empty it")
        #expect(try LocalFileSystem().status(of: shop.path + "/shares/notes.txt") != nil)
    }
}
