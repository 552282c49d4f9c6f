// swift-tools-version: 6.2
import PackageDescription

/// Warnings of this package (never of its dependencies) are errors where `VARIORUM_STRICT` is set, as `Scripts/test`
/// does.
let isStrict = Context.environment["VARIORUM_STRICT"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// One target a room of the house (ARCHITECTURE.md); a room imports only rooms below it.
func room(_ name: String, imports: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: imports, resources: resources, swiftSettings: settings)
}

func tool(_ name: String, imports: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: imports, swiftSettings: settings)
}

func tests(_ room: String, using: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.init(stringLiteral: room)] + using, resources: resources,
        swiftSettings: settings)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let http: [Target.Dependency] = [
    .product(name: "AsyncHTTPClient", package: "async-http-client"),
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

/// A real web server, for tests only; no room imports it.
let server: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

/// Without the visibility rules for members and imports: the server's modules hand each other's types around.
let serverSettings: [SwiftSetting] = isStrict ? [.treatAllWarnings(as: .error)] : []

let package = Package(
    name: "variorum",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "variorum", targets: ["VariorumCommand"]),
        .executable(name: "train", targets: ["ModelTraining"]),
        .executable(name: "evaluate", targets: ["Evaluation"]),
        .library(name: "Variorum", targets: ["Variorum", "DossierFormat"]),
        .library(name: "DossierFormat", targets: ["DossierFormat"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: [
        room("Prose", resources: [.copy("Resources/en"), .copy("Resources/encodings")]),
        room("DossierFormat"),
        room("Language", imports: ["Prose"], resources: [.copy("Resources/en"), .copy("Resources/models")]),
        room(
            "Reports", imports: ["Prose"],
            resources: [
                .copy("Resources/en"), .copy("Resources/html"), .copy("Resources/dates"), .copy("Resources/formats"),
            ]),
        room("Gathering", imports: ["Reports", "Prose"] + http),
        room("Annotation", imports: ["Reports", "Language", "Prose"], resources: [.copy("Resources/en")]),
        room("Stories", imports: ["Annotation", "Reports", "Language", "Prose"], resources: [.copy("Resources/en")]),
        room("Collation", imports: ["Stories", "Annotation", "Reports", "Language", "Prose", "DossierFormat"]),
        room("Presentation", imports: ["DossierFormat"], resources: [.copy("Resources/page")]),
        room(
            "Variorum",
            imports: [
                "Collation", "Stories", "Annotation", "Reports", "Language", "Prose", "DossierFormat", "Presentation",
            ]),
        tool(
            "VariorumCommand",
            imports: [
                "Variorum", "Collation", "Stories", "Annotation", "Reports", "Language", "Prose", "DossierFormat",
                "Presentation", "Gathering", argumentParser, .product(name: "Yams", package: "Yams"),
            ]),
        tool("ModelTraining", imports: ["Language", "Prose", argumentParser]),
        tool("Evaluation", imports: ["Stories", "Annotation", "Reports", "Language", "Prose", argumentParser]),
        tests("Prose"),
        tests("DossierFormat"),
        tests("Reports", using: ["Prose"]),
        .target(name: "TestServer", dependencies: server, path: "Tests/TestServer", swiftSettings: serverSettings),
        .testTarget(
            name: "GatheringTests", dependencies: ["Gathering", "Reports", "TestServer"] + server,
            swiftSettings: serverSettings),
        tests("Annotation", using: ["Reports", "Language", "Prose"]),
        tests("Language", using: ["Prose"], resources: [.copy("Sentences")]),
        tests("Stories", using: ["Annotation", "Reports", "Language", "Prose"]),
        tests("Collation", using: ["Stories", "Annotation", "Reports", "Language", "Prose", "DossierFormat"]),
        tests("Presentation", using: ["DossierFormat"]),
        tests("Variorum", using: ["DossierFormat"]),
        tests("VariorumCommand", using: ["Variorum", "DossierFormat", "TestServer"]),
    ],
    swiftLanguageModes: [.v6]
)
