import Annotation
import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Writes the record: the sentences that say best what happened, in the reports' own words, and what comes next.
struct RecordWriter {
    let story: Story
    let evidence: EvidenceMaker
    let vectors: ContentVectors
    let accord: ClaimAccord
    let conflicts: ConflictSides
    let claims: [Claim]
    let nodes: [ClaimNode]
    let parts: CollatedParts

    /// Number of content stems of each of the reports' headlines, and the headlines that hold each stem.
    private let headlineLengths: [Int]
    private let headlinesOf: [UInt64: [Int]]
    /// Every sentence that may become a line.
    let candidates: [RecordCandidate]
    private let originOf: [Int]
    private let fitness: LineFitness
    private let openPhrases: OpenPhrases
    let overtaken: OvertakenSentences
    private let asides: Asides

    init(
        story: Story, evidence: EvidenceMaker, vectors: ContentVectors, accord: ClaimAccord, conflicts: ConflictSides,
        claims: [Claim], neighbours: [Claim], nodes: [ClaimNode], parts: CollatedParts, lexicon: LineLexicon,
        openPhrases: OpenPhrases, jobs: Int
    ) {
        self.openPhrases = openPhrases
        self.story = story
        self.evidence = evidence
        self.vectors = vectors
        self.accord = accord
        self.conflicts = conflicts
        self.claims = claims
        self.nodes = nodes
        self.parts = parts
        // Copies share their headline; forty different ones tell enough.
        var seen: Set<Set<UInt64>> = []
        let all = story.reports.compactMap(\.report.title).map { Self.stems(of: $0) }
        let headlines = all.filter { $0.count >= 3 && seen.insert($0).inserted }.prefix(40)
        headlineLengths = headlines.map(\.count)
        var headlinesOf: [UInt64: [Int]] = [:]
        for (number, stems) in headlines.enumerated() {
            for stem in stems { headlinesOf[stem, default: []].append(number) }
        }
        self.headlinesOf = headlinesOf
        var origins = [Int](repeating: 0, count: story.reports.count)
        for (number, origin) in story.origins.enumerated() {
            for report in origin { origins[report] = number }
        }
        originOf = origins
        fitness = LineFitness(story, lexicon: lexicon)
        overtaken = OvertakenSentences(story, nodes: nodes, vectors: vectors, outcomes: accord.outcomes)
        asides = Asides(story, nodes: nodes, vectors: vectors, timeline: parts.timeline)
        let near = Self.near(neighbours, nodes, accord, story)
        candidates = Self.candidates(
            nodes, claims: claims, near: near, parts: parts, accord: accord, jobs: jobs
        ).map { Self.united($0, story, conflicts) }
    }

    private static func stems(of title: String) -> Set<UInt64> {
        let words = title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).filter { $0.count > 3 }
        return Set(words.map { WordHash.folded(String($0.prefix(5))) })
    }

    /// Lines that tell what happened, who wants what, and what comes next; the rest of all lines goes to what is left.
    private static let happenings = 5
    private static let coming = 2
    /// What each origin behind the first adds to the worth of a line, against what the first gives it: with less than
    /// one the lines tell more matters, with more the same few more surely.
    private static let furtherOrigin: Float = 0.7
    private static let all = 12

    func lines() -> [RecordLine] {
        let byPlace = Dictionary(
            candidates.indices.map { (candidates[$0].place, $0) }, uniquingKeysWith: { first, _ in first })
        let positions = positionsOfSentences()
        var selection = RecordSelection(candidates, origin: originOf) {
            factor($0, isStance: positions[$0.place] != nil)
        }
        let answers = LineAnswers(self, byPlace, positions: positions)
        let lead = leading(candidates)
        if let lead { selection.take(lead) }
        if let index = casualties(candidates), !selection.isRedundant(index) { selection.take(index) }
        selection.fill(to: Self.happenings)
        answers.take(&selection, beside: lead)
        takeStances(&selection, byPlace)
        answers.take(&selection, beside: lead)
        takeUnknown(&selection)
        let next = scheduled(candidates, byPlace, &selection)
        selection.fill(to: Self.all)
        answers.take(&selection, beside: lead)
        return (ordered(selection.chosen.filter { !next.contains($0) }, lead: lead) + next).map { index in
            line(candidates[index], answer: selection.answers[index].map { candidates[$0] })
        }
    }

    /// The first line, then the others as the reports tell them.
    private func ordered(_ chosen: [Int], lead: Int?) -> [Int] {
        let main =
            lead
            ?? chosen.max { left, right in
                let (a, b) = (importance(candidates[left]), importance(candidates[right]))
                return a == b ? left > right : a < b
            }
        let background = backgroundSentences()
        let coming = comingSentences()
        return chosen.sorted { left, right in
            if left == main || right == main { return left == main && right != main }
            return place(candidates[left], background, coming) < place(candidates[right], background, coming)
        }
    }

    /// The weightiest sentence that says what nobody knows yet; of many reports more than one must leave it open, or it
    /// is a detail of that one.
    private func takeUnknown(_ selection: inout RecordSelection) {
        let isSparse = story.origins.count <= 2
        var best: (index: Int, worth: Float)?
        for (index, candidate) in candidates.enumerated() {
            let analyzed = story.reports[candidate.node.report].analyzed
            let tokens = analyzed.sentences[candidate.node.sentence].tokens
            guard openPhrases.holds(tokens, of: analyzed.tokens), fit(candidate.node) >= 0.5,
                isSparse || story.origins(of: candidate.support.map(\.report)) > 1
            else { continue }
            let worth = selection.worth(index)
            if worth > best?.worth ?? 0 { best = (index, worth) }
        }
        if let best { selection.take(best.index) }
    }

    /// What makes a line the first one: support, place, headline.
    private func importance(_ candidate: RecordCandidate) -> Float { factor(candidate, isStance: false) }

    // MARK: Candidates

    /// Every sentence with those that tell the same: of its claim, of its dated happening, and those that carry the
    /// same words of a speaker.
    private static func candidates(
        _ nodes: [ClaimNode], claims: [Claim], near: [SentenceKey: Support], parts: CollatedParts,
        accord: ClaimAccord, jobs: Int
    ) -> [RecordCandidate] {
        let byPlace = Dictionary(
            nodes.enumerated().map { (SentenceKey($0.element.report, $0.element.sentence), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let alike = SentenceGroups(
            count: nodes.count,
            claims.map { $0.nodes.map { byPlace[SentenceKey($0.report, $0.sentence)] } }
                + parts.timeline.map { $0.nodes.map { byPlace[SentenceKey($0.report, $0.sentence)] } }
                + parts.quotations.map { $0.nodes.map { byPlace[SentenceKey($0.report, $0.statement.sentence)] } })
        return parallelMap(nodes.count, jobs: jobs) { index in
            let support = alike.members(with: index)
            let own = nodes[index]
            let compared = support.count > mostCompared ? sample : support.count
            let told = telling(own, support.prefix(compared).lazy.map { nodes[$0] }, accord).merging(
                near[SentenceKey(own.report, own.sentence)] ?? [:], uniquingKeysWith: max)
            let surely = told.compactMap { place, odds in odds >= Self.shown ? byPlace[place] : nil }
            let likely = told.keys.compactMap { byPlace[$0] }
            let all = compared < support.count ? Array(Set(likely).union(support.dropFirst(compared))) : likely
            return RecordCandidate(
                node: own, support: all.sorted().map { SentenceKey(nodes[$0].report, nodes[$0].sentence) },
                sure: Set(
                    surely.filter { accord.sharesCounts(own, with: nodes[$0]) }
                        .map { SentenceKey(nodes[$0].report, nodes[$0].sentence) }))
        }
    }

    private func factor(_ candidate: RecordCandidate, isStance: Bool) -> Float {
        let origins = Float(story.origins(of: candidate.support.map(\.report)))
        let lead = 1 + 0.5 / (1 + Float(candidate.node.sentence) / 6)
        let support = 1 + Self.furtherOrigin * min(4, origins - 1)
        let stance: Float = isStance ? 1.3 : 1
        guard origins > 1 || !asides.contains(candidate.node) else { return 0 }
        return support * lead * stance * (1 + 0.2 * headlineShare(candidate.node)) * fit(candidate.node)
    }

    /// The greatest share of a headline's words that a sentence has; O(tokens · headlines that share a word with it).
    func headlineShare(_ node: ClaimNode) -> Float { headlineShares(node).max() ?? 0 }

    /// The shares of the words of the headlines that share any with a sentence.
    private func headlineShares(_ node: ClaimNode) -> [Float] {
        guard !headlineLengths.isEmpty else { return [] }
        let analyzed = story.reports[node.report].analyzed
        var seen: Set<UInt64> = []
        var shared: [Int: Int] = [:]
        for token in analyzed.sentences[node.sentence].tokens where Stem.isContent(token, in: analyzed) {
            let stem = Stem.key(analyzed.tokens[token], in: analyzed.text.utf8)
            guard let holders = headlinesOf[stem], seen.insert(stem).inserted else { continue }
            for headline in holders { shared[headline, default: 0] += 1 }
        }
        return shared.map { Float($1) / Float(max(4, headlineLengths[$0])) }
    }

    /// How well a sentence reads as a line by itself.
    func fit(_ node: ClaimNode) -> Float {
        let read = readability(node)
        guard read > 0, !overtaken.contains(node) else { return 0 }
        let value = read * fitness.value(node, isBound: isBound(node))
        return value < Self.understood ? value * value : value
    }

    /// Below this a sentence is hardly understood by itself.
    static let understood: Float = 0.4

    /// Whether a pronoun at the start leans on what was told before; "It is unclear why …" does not.
    private func isBound(_ node: ClaimNode) -> Bool {
        guard fitness.isBound(node) else { return false }
        let analyzed = story.reports[node.report].analyzed
        let tokens = analyzed.sentences[node.sentence].tokens
        return !openPhrases.holds(tokens.prefix(Self.opening), of: analyzed.tokens)
    }

    /// Words at the start in which it is said that something is not known.
    private static let opening = 6

    /// The sentence that tells most of what the titles and opening sentences of all origins tell: what the story is
    /// about. It stands early itself and reads by itself.
    private func leading(_ candidates: [RecordCandidate]) -> Int? {
        let matter = LeadingMatter(nodes, originOf: originOf)
        var best: (index: Int, weight: Float)?
        for (index, candidate) in candidates.enumerated() where candidate.node.isLead {
            let fit = fit(candidate.node)
            guard fit >= 0.5 else { continue }
            let titles = headlineShares(candidate.node).reduce(0, +) / Float(max(1, headlineLengths.count))
            let place = 1 + 0.5 / (1 + Float(candidate.node.sentence))
            let weight = (matter.share(candidate.node) + 2 * titles) * place * fit
            if weight > best?.weight ?? 0 { best = (index, weight) }
        }
        return best?.index
    }

    /// 1 for a whole sentence of the article's own voice that can be read without the one before it; less for one that
    /// leans on it; nothing for what is no sentence of the article.
    func readability(_ node: ClaimNode) -> Float {
        let annotated = story.reports[node.report]
        let analyzed = annotated.analyzed
        let tokens = analyzed.sentences[node.sentence].tokens
        guard annotated.blockKind(ofSentence: node.sentence) == .paragraph, (6...70).contains(tokens.count) else {
            return 0
        }
        let first = analyzed.words[LineStart.start(of: tokens, analyzed)]
        let quotes = tokens.filter { analyzed.tokens[$0].kind == .quote }
        let speaks = quotes.isEmpty && tokens.contains { Self.firstPerson.contains(analyzed.tokens[$0].folded) }
        guard tokens.contains(where: { analyzed.words[$0].relation.isSubject }), !speaks else { return 0.2 }
        let leans = first.tag == .cconj || isBound(node)
        let isOpen = quotes.count % 2 != 0
        let cut: Float = isOpen ? 0.2 : quotes.first == tokens.lowerBound ? 0.6 : 1
        return (leans ? 0.5 : 1) * cut * (tokens.count > 45 ? 0.8 : 1)
    }

    private static let firstPerson = WordSet(["i", "we", "my", "our"])

    /// The sentence of the casualty count that most origins give, where at least two do or a headline tells of it.
    private func casualties(_ candidates: [RecordCandidate]) -> Int? {
        var counts: [SentenceKey: Int] = [:]
        var origins: Set<Int> = []
        for group in parts.figures {
            let harmed = group.nodes.filter { $0.mention.isCasualty }
            guard !harmed.isEmpty else { continue }
            let support = story.origins(of: harmed.map(\.report))
            for node in harmed {
                origins.insert(originOf[node.report])
                counts[SentenceKey(node.report, node.mention.sentence), default: 0] += support
            }
        }
        // A count that one of many reports gives is one of its details.
        guard origins.count >= 2, origins.count * 3 >= story.origins.count else { return nil }
        let ranked = candidates.indices.compactMap { index -> (index: Int, weight: Float)? in
            let node = candidates[index].node
            guard let count = counts[SentenceKey(node.report, node.sentence)] else { return nil }
            let place = 1 / (1 + Float(node.sentence) / 6)
            return (index, Float(count) * fit(node) * (0.5 + place) * (1 + headlineShare(node)))
        }
        let best = ranked.max { $0.weight == $1.weight ? $0.index > $1.index : $0.weight < $1.weight }
        return best.flatMap { $0.weight > 0 ? $0.index : nil }
    }

    // MARK: Order and lines

    /// Sentences that tell only of days long before the story.
    private func backgroundSentences() -> Set<SentenceKey> {
        var latest: [SentenceKey: Bool] = [:]
        for node in parts.timeline.flatMap(\.nodes) {
            let key = SentenceKey(node.report, node.sentence)
            latest[key] = (latest[key] ?? true) && isLongAgo(node)
        }
        return Set(latest.filter(\.value).keys)
    }

    /// More than three weeks before the report.
    func isLongAgo(_ node: DatedNode) -> Bool {
        guard let day = story.reports[node.report].report.published?.day else { return false }
        let last = node.date.split(separator: "/").last.map(String.init) ?? node.date
        if let date = CalendarDate(iso: String(last.prefix(10))) { return date.ordinal < day.ordinal - 21 }
        return String(last.prefix(7)) < day.adding(days: -31).isoMonth && String(last.prefix(4)) <= "\(day.year)"
            && !day.isoMonth.hasPrefix(String(last.prefix(7)))
    }

    /// Sentences that tell only of days to come.
    private func comingSentences() -> Set<SentenceKey> {
        var ahead: [SentenceKey: Bool] = [:]
        for node in parts.timeline.flatMap(\.nodes) {
            let key = SentenceKey(node.report, node.sentence)
            ahead[key] = (ahead[key] ?? true) && node.status == .scheduled
        }
        return Set(ahead.filter(\.value).keys)
    }

    /// What happened, then the background, then what comes; within each where the reports tell it, in the mean.
    private func place(
        _ candidate: RecordCandidate, _ background: Set<SentenceKey>, _ coming: Set<SentenceKey>
    ) -> (Int, Float, Int, Int) {
        let sum = candidate.support.reduce(Float(0)) { $0 + Float($1.sentence) }
        let key = SentenceKey(candidate.node.report, candidate.node.sentence)
        let part = background.contains(key) ? 1 : coming.contains(key) ? 2 : 0
        return (part, sum / Float(candidate.support.count), candidate.node.report, candidate.node.sentence)
    }

    /// A line with the sentence in which another party answers it, if any.
    private func line(_ candidate: RecordCandidate, answer: RecordCandidate?) -> RecordLine {
        let told = [candidate] + [answer].compactMap(\.self)
        // A line is chosen by what likely speaks for it; what is shown as evidence tells the same.
        var support = told.flatMap { part in part.support.filter { part.sure.contains($0) } }
        if answer != nil { support = united(told.map(\.place), support) }
        let sentences = told.map { part in
            let analyzed = story.reports[part.node.report].analyzed
            return LineStart.line(analyzed.sentences[part.node.sentence], analyzed)
        }
        let places = support.map { story.place($0.report, sentence: $0.sentence) }
        return RecordLine(
            line: sentences.joined(separator: " "), origins: CopiedPassages(story: story).origins(of: places),
            evidence: evidence.evidence(places))
    }

    /// What lies ahead and no line tells yet, what most origins tell first chosen, in order of its date.
    private func scheduled(
        _ candidates: [RecordCandidate], _ byPlace: [SentenceKey: Int], _ selection: inout RecordSelection
    ) -> [Int] {
        let ahead = parts.timeline.filter { group in group.nodes.count { $0.status != .past } * 2 > group.nodes.count }
        let ranked = ahead.enumerated().sorted { left, right in
            let (a, b) = (rank(left.element), rank(right.element))
            return a == b ? left.offset < right.offset : a > b
        }
        var told = Set(selection.all.flatMap { candidates[$0].support })
        let coming = outlookSentences()
        var result: [(date: String, index: Int)] = []
        for (_, group) in ranked where result.count < Self.coming {
            let indexes = group.nodes.compactMap { byPlace[SentenceKey($0.report, $0.sentence)] }
            let isTold = group.nodes.contains { told.contains(SentenceKey($0.report, $0.sentence)) }
            // What mainly tells of days gone is no outlook.
            let readable = indexes.filter {
                coming.contains(candidates[$0].place) && fit(candidates[$0].node) >= 0.7 && !selection.isRedundant($0)
            }
            guard !isTold, let shown = readable.min(by: { shorter(candidates[$0], candidates[$1]) }) else { continue }
            selection.take(shown)
            told.formUnion(group.nodes.map { SentenceKey($0.report, $0.sentence) })
            result.append((group.nodes[0].date, shown))
        }
        return result.sorted { $0.date < $1.date }.map(\.index)
    }

    private func shorter(_ left: RecordCandidate, _ right: RecordCandidate) -> Bool {
        left.node.terms.count < right.node.terms.count
    }

    /// Origins, and whether it is a plain day rather than some time.
    private func rank(_ group: DatedGroup) -> Int {
        let isDay = group.nodes.contains { $0.precision == .day || $0.precision == .minute }
        let isFixed = group.nodes.contains { $0.status == .scheduled }
        return 4 * story.origins(of: group.nodes.map(\.report)) + (isDay ? 2 : 0) + (isFixed ? 1 : 0)
    }
}
