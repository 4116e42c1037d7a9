// swift-tools-version: 6.2
import PackageDescription

// The house: each module, what it imports of ours, and what from outside. An import only points
// down this list; `ImportTableTests` holds Sources/ to it, ARCHITECTURE.md prints it.
//
// TECHARTT_MODULES=Garments,TryOn keeps only these modules, what they import and their tests, so that
// one room builds in seconds and needs no packages that it does not use.
// TECHARTT_DEV=1 adds the targets that only we need (contact sheets, benchmarks, fuzzers).

struct Module {
    enum Kind { case library, c(links: [String]), program, developer }
    let name: String
    let ours: [String]
    var outside: [Target.Dependency] = []
    var kind = Kind.library
    var tested = true
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let house: [Module] = [
    Module(
        name: "techartt",
        ours: [
            "Server", "Build", "Widgets", "TryOn", "Similarity", "Shares", "Avatars", "Garments", "Fixtures",
            "Catalog", "Imaging", "Objects",
        ],
        outside: [argumentParser, logging, lifecycle, unixSignals], kind: .program),
    Module(
        name: "sheet", ours: ["TryOn", "Avatars", "Garments", "Catalog", "Imaging", "Objects"],
        kind: .developer, tested: false),
    Module(
        name: "Server",
        ours: ["Build", "Widgets", "TryOn", "Similarity", "Shares", "Avatars", "Garments", "Catalog", "Objects"],
        outside: [hummingbird, hummingbirdCore, httpTypes, nio, nioPosix, logging, metrics, lifecycle]),
    Module(
        name: "Build",
        ours: [
            "Widgets", "TryOn", "Similarity", "Shares", "Avatars", "Garments", "Catalog", "Imaging", "Objects",
            "CCodecs",
        ],
        outside: [yams, logging]),
    Module(
        name: "Widgets",
        ours: ["TryOn", "Similarity", "Shares", "Avatars", "Garments", "Catalog", "Objects", "CEmbedded"],
        outside: [mustache]),
    Module(name: "TryOn", ours: ["Avatars", "Garments", "Catalog", "Imaging", "Objects"]),
    Module(name: "Similarity", ours: ["Garments", "Catalog", "Imaging", "Objects", "CEmbedded"]),
    Module(name: "Shares", ours: ["Catalog"], outside: [jwtKit, crypto]),
    Module(name: "Avatars", ours: ["Imaging"]),
    Module(name: "Garments", ours: ["Catalog", "Imaging"]),
    Module(name: "Fixtures", ours: ["Catalog", "Imaging"]),
    Module(name: "Catalog", ours: ["CCodecs"]),
    Module(name: "Imaging", ours: ["CCodecs"]),
    Module(name: "Objects", ours: ["CFiles"], outside: [crypto]),
    Module(name: "CFiles", ours: [], kind: .c(links: []), tested: false),
    Module(name: "CCodecs", ours: [], kind: .c(links: ["png16", "jpeg", "zstd", "z"]), tested: false),
    Module(name: "CEmbedded", ours: [], kind: .c(links: []), tested: false),
]

let packages: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
]

let swiftSettings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let developer = Context.environment["TECHARTT_DEV"] == "1"
let wanted = Context.environment["TECHARTT_MODULES"].map { Set($0.split(separator: ",").map(String.init)) }

func closure(of names: Set<String>) -> Set<String> {
    house.filter { names.contains($0.name) }.reduce(into: names) { $0.formUnion(closure(of: Set($1.ours))) }
}

let kept = house.filter { module in
    if case .developer = module.kind, !developer { return false }
    return wanted.map { closure(of: $0).contains(module.name) } ?? true
}

func targets(of module: Module) -> [Target] {
    let dependencies = module.ours.map { Target.Dependency(stringLiteral: $0) } + module.outside
    var targets: [Target] = []
    switch module.kind {
    case .library:
        targets.append(.target(name: module.name, dependencies: dependencies, swiftSettings: swiftSettings))
    case .c(let links):
        targets.append(
            .target(
                name: module.name, cSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror"])],
                linkerSettings: links.map { .linkedLibrary($0) }))
    case .program, .developer:
        targets.append(.executableTarget(name: module.name, dependencies: dependencies, swiftSettings: swiftSettings))
    }
    if module.tested, wanted?.contains(module.name) ?? true {
        var needs = dependencies + [.byName(name: module.name)]
        if module.name == "Server" { needs.append(hummingbirdTesting) }
        targets.append(
            .testTarget(
                name: module.name == "techartt" ? "CommandTests" : "\(module.name)Tests", dependencies: needs,
                swiftSettings: swiftSettings))
    }
    return targets
}

/// What holds for the whole tree: the import table, the documents.
let houseTests = Target.testTarget(name: "HouseTests", swiftSettings: swiftSettings)

let package = Package(
    name: "techartt",
    products: kept.contains { $0.name == "techartt" } ? [.executable(name: "techartt", targets: ["techartt"])] : [],
    dependencies: packages,
    targets: kept.flatMap(targets(of:)) + (wanted == nil || wanted?.contains("House") == true ? [houseTests] : []),
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x)
