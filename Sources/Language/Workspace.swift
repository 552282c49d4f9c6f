/// Memory for one sentence at a time, made once a text; nothing is allocated per token.
final class Workspace {
    /// Longer sentences are analysed in stretches of this many tokens, so that time stays linear.
    static let longest = 400

    private let wordStore: UnsafeMutablePointer<WordFeatures>
    /// The words of the sentence, with boundaries `TaggerFeatures.padding` places before and behind.
    let words: UnsafeMutablePointer<WordFeatures>
    private let tagStore: UnsafeMutablePointer<UInt8>
    /// With as much padding.
    let tags: UnsafeMutablePointer<UInt8>
    let nodes: UnsafeMutablePointer<ParserNode>
    let stack: UnsafeMutablePointer<Int32>
    let scores: UnsafeMutablePointer<Float>
    let hashes: UnsafeMutablePointer<UInt64>
    /// Rows found for the features of one decision.
    let found: UnsafeMutablePointer<Int>
    private let scratch: UnsafeMutablePointer<UInt8>
    let reader: WordReader
    let naming: NamingWorkspace

    init() {
        let padding = TaggerFeatures.padding
        wordStore = Self.room(Self.longest + 2 * padding, of: WordFeatures())
        words = wordStore + padding
        tagStore = Self.room(Self.longest + 2 * padding, of: 0)
        tags = tagStore + padding
        nodes = Self.room(ParserState.nodeRoom(Self.longest), of: ParserNode())
        stack = Self.room(Self.longest + 1, of: 0)
        scores = Self.room(Scores.capacity, of: 0)
        hashes = Self.room(FeatureList.capacity, of: 0)
        found = Self.room(FeatureList.capacity, of: 0)
        scratch = Self.room(WordReader.scratchSize, of: 0)
        reader = WordReader(scratch: scratch)
        naming = NamingWorkspace(longest: Self.longest)
    }

    deinit {
        wordStore.deallocate()
        tagStore.deallocate()
        nodes.deallocate()
        stack.deallocate()
        scores.deallocate()
        hashes.deallocate()
        found.deallocate()
        scratch.deallocate()
    }

    private static func room<Element>(_ count: Int, of value: Element) -> UnsafeMutablePointer<Element> {
        let pointer = UnsafeMutablePointer<Element>.allocate(capacity: count)
        pointer.initialize(repeating: value, count: count)
        return pointer
    }
}
