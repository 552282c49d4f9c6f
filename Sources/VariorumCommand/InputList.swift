import Foundation

/// The inputs of a command one by one: folders as the files in them, each file once and with a name that no other has.
struct InputList {
    struct File {
        /// As given, or below the folder as given.
        let path: String
        /// The name that reports keep: the base name, or the path relative to the folder; more of the path where two
        /// would be alike.
        fileprivate(set) var name: String
        /// Whether nobody asked for the file and it may hold anything, so that it is no failure if it is no report.
        let mayBeOther: Bool
    }

    enum Item {
        case standardInput
        /// Normalised.
        case address(String)
        case file(File)
        case failure(String)
        /// What is odd but no error.
        case note(String)
    }

    /// File types that a folder is searched for; a file named on the command line may have any.
    static let extensions: Set<String> = documents.union(data)
    private static let documents: Set<String> = [
        "txt", "text", "md", "html", "htm", "xhtml", "eml", "mbox", "mht", "mhtml", "warc",
    ]
    /// Types that may hold anything: what a folder has of them and is no report is passed over with a note.
    private static let data: Set<String> = [
        "xml", "rss", "atom", "rdf", "opml", "nitf", "json", "jsonl", "ndjson", "csv", "tsv", "zip", "gz",
    ]

    private(set) var items: [Item] = []
    /// Resolved paths and normalised addresses of what is in the list.
    private var seen: Set<String> = []

    init(_ inputs: [String]) {
        for input in inputs {
            if input == "-" {
                items.append(.standardInput)
            } else if AddressLoader.isAddress(input) {
                let address = AddressLoader.normalised(input)
                if isNew(input, address) { items.append(.address(address)) }
            } else if let why = Paths.whyMissing(input) {
                items.append(.failure("\(input): \(AddressLoader.whyNotFetched(input) ?? why)"))
            } else if Paths.isFolder(input) {
                if isNew(input, Paths.resolved(input)) { add(folder: input) }
            } else if isNew(input, Paths.resolved(input)) {
                let name = URL(fileURLWithPath: input).lastPathComponent
                items.append(.file(File(path: input, name: name, mayBeOther: false)))
            }
        }
        tellNamesApart()
    }

    /// The same file twice would tell nothing new.
    private mutating func isNew(_ path: String, _ identity: String) -> Bool {
        if seen.insert(identity).inserted { return true }
        items.append(.note("\(path): given twice; it is read once"))
        return false
    }

    private mutating func add(folder: String) {
        let listing = FolderListing(folder, extensions: Self.extensions)
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        for problem in listing.problems {
            items.append(.failure("\(problem.path.isEmpty ? folder : base + problem.path): \(problem.why)"))
        }
        for link in listing.links {
            items.append(.note("\(base)\(link): a link to a folder is not followed; give that folder too"))
        }
        var hasInput = false
        for name in listing.files {
            let path = base + name
            if let own = OwnOutput(path: path) {
                items.append(.note("\(path): a dossier that variorum wrote (\(own.rawValue)); passed over"))
                continue
            }
            hasInput = true
            guard isNew(path, Paths.resolved(path)) else { continue }
            let type = (name as NSString).pathExtension.lowercased()
            items.append(.file(File(path: path, name: name, mayBeOther: Self.data.contains(type))))
        }
        if let words = listing.otherKindsInWords { items.append(.note("\(folder): \(words)")) }
        if !hasInput, !listing.problems.contains(where: \.path.isEmpty) {
            let kinds = Self.extensions.sorted().joined(separator: ", ")
            items.append(.failure("\(folder): no text or HTML file in the folder, nor any other of \(kinds)"))
        }
    }

    /// Gives files of one name as much more of their paths as tells them apart. O(files × depth of their paths).
    private mutating func tellNamesApart() {
        var files: [(item: Int, name: String, parts: [Substring], shown: Int)] = []
        for (index, item) in items.enumerated() {
            guard case .file(let file) = item else { continue }
            let parts = file.path.split(separator: "/").filter { $0 != "." }
            files.append((index, file.name, parts, file.name.split(separator: "/").count))
        }
        while true {
            let alike = Dictionary(grouping: files.indices) { files[$0].name }.values.filter { $0.count > 1 }
            let open = alike.joined().filter { files[$0].shown < files[$0].parts.count }
            if open.isEmpty { break }
            for file in open {
                files[file].shown += 1
                files[file].name = files[file].parts.suffix(files[file].shown).joined(separator: "/")
            }
        }
        for file in files {
            guard case .file(var input) = items[file.item] else { continue }
            input.name = file.name
            items[file.item] = .file(input)
        }
    }
}
