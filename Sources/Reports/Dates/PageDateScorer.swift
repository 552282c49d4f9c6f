import Prose

/// Weighs the dates that a page shows by where they stand and what stands around them.
struct PageDateScorer {
    let document: HTMLDocument
    let vocabulary: DateVocabulary
    let dates: PageDates
    let titles: [String]

    private static let className = HTMLDocument.AttributeName("class")
    private static let id = HTMLDocument.AttributeName("id")
    private static let itemprop = HTMLDocument.AttributeName("itemprop")
    private static let property = HTMLDocument.AttributeName("property")
    private static let telling = [className.hash, id.hash, itemprop.hash, property.hash]

    /// How far up elements are asked for their names.
    private static let highest = 16

    func witnesses() -> [DateWitness] {
        guard !dates.found.isEmpty else { return [] }
        let heading = mainHeading()
        let frames = heading.map { ancestors(of: $0.node) } ?? []
        var elements: [Int32: Element] = [:]
        var days: [UInt64: Set<CalendarDate>] = [:]
        let around = dates.found.map { surroundings(of: $0.node, frames: frames, &elements) }
        var ages: [UInt64: Int] = [:]
        for (found, surroundings) in zip(dates.found, around) {
            days[surroundings.signature, default: []].insert(found.reading.date)
            if found.reading.isRelative { ages[surroundings.signature, default: 0] += 1 }
        }
        return zip(dates.found, around).compactMap { found, surroundings in
            let isRepeated = (days[surroundings.signature]?.count ?? 0) > 2
            if found.reading.isRelative {
                let isAlone = ages[surroundings.signature] == 1
                guard isAlone, isOfArticle(found, surroundings, heading) else { return nil }
            }
            guard !isOfSomethingElse(found, surroundings, heading) else { return nil }
            return witness(
                found, surroundings, place: place(found.position, heading), isRepeated: isRepeated,
                isFar: isFar(found, heading))
        }
    }

    private func witness(
        _ found: PageDates.Found, _ surroundings: Surroundings, place: Double, isRepeated: Bool, isFar: Bool
    ) -> DateWitness? {
        var weight = 16 + found.bonus + place + words(found, surroundings)
        if isRepeated, weight < 95 { weight -= 10 }
        if surroundings.isAway, weight < DateWitness.leastStated, isFar { return nil }
        if !found.reading.hasDay { weight -= 30 }
        guard found.label != .other || found.isElement else { return nil }
        // What little speaks for is still better than nothing, the first of it best.
        if weight < 4 { weight = found.reading.hasDay ? 4 : 1 }
        guard !isModification(found, surroundings) else {
            return DateWitness(source: .modification, reading: found.reading, weight: max(3, min(weight, 60) - 26))
        }
        return DateWitness(
            source: found.isElement ? .element : .print, reading: found.reading,
            weight: min(weight, found.isElement ? 88 : 84))
    }

    /// Whether "3 hours ago" can only be said of the article: comments and lists of other stories say it, too, and more
    /// often. It stands by itself, called what it is or close to the title, and no paragraph lies between unless it
    /// says that it tells of the publication.
    private func isOfArticle(
        _ found: PageDates.Found, _ surroundings: Surroundings, _ heading: (node: Int32, position: Int)?
    ) -> Bool {
        guard !surroundings.isAway, !surroundings.isLinked, !surroundings.isFooter,
            surroundings.near.isDisjoint(with: [.event]), found.label != .other
        else { return false }
        let isLabelled = found.label == .published || found.label == .modified
        let isNamed = !surroundings.near.isDisjoint(with: [.published, .date, .modified])
        if isApart(found, heading) { return isLabelled && found.share > 0.2 }
        let isNear = heading.map { found.position - $0.position > -200 && found.position - $0.position < 600 } ?? false
        return isLabelled && found.share > 0.2 || isNamed && found.share > 0.1 || isNear && found.share > 0.3
    }

    /// Whether a paragraph lies between the title and the date. O(number of paragraphs).
    private func isApart(_ found: PageDates.Found, _ heading: (node: Int32, position: Int)?) -> Bool {
        let first = min(heading?.position ?? 0, found.position)
        let last = max(heading?.position ?? 0, found.position)
        return dates.prose.contains { $0 >= first && $0 < last }
    }

    /// Whether so much text lies between the title and the date that an article may have ended, be it a short one: then
    /// a date for which little speaks is that of a comment or of another story.
    private func isFar(_ found: PageDates.Found, _ heading: (node: Int32, position: Int)?) -> Bool {
        heading.map { found.position - $0.position > Self.shortArticle } ?? false
    }

    /// Bytes of text, titles and lines about the article among them.
    private static let shortArticle = 300

    /// Whether the date is told in a sentence, a caption, a comment or a list of other stories: what it dates is no
    /// publication, or not that of the article.
    private func isOfSomethingElse(
        _ found: PageDates.Found, _ surroundings: Surroundings, _ heading: (node: Int32, position: Int)?
    ) -> Bool {
        if surroundings.isPicture { return true }
        if surroundings.isAway, isApart(found, heading) { return true }
        guard found.label != .published, found.label != .modified, !surroundings.isNamedOnItself else { return false }
        guard let line = DateLine(of: found, in: document) else { return false }
        if line.isTold { return true }
        return vocabulary.tellsOfPicture(line.bytes)
    }

    // MARK: - Place

    /// The heading that says the page's title; without one, the first of the highest level.
    private func mainHeading() -> (node: Int32, position: Int)? {
        let stated = titles.prefix(4).map { words($0) }.filter { !$0.isEmpty }
        var best: (node: Int32, position: Int, score: Double)?
        let highest = dates.headings.filter { $0.level == 1 }
        for heading in (highest.isEmpty ? dates.headings : highest).prefix(8) {
            let bytes = document.text(below: heading.node, atMost: 400)
            let own = Set(WordScanner.words(in: bytes, TextSpan(0, bytes.count)))
            guard !own.isEmpty else { continue }
            let likeness = stated.map { Double($0.intersection(own).count) / Double($0.union(own).count) }.max() ?? 0
            let score = likeness + 0.1
            if score > best?.score ?? 0 { best = (heading.node, heading.position, score) }
        }
        return best.map { ($0.node, $0.position) }
    }

    private func words(_ title: String) -> Set<UInt64> {
        let bytes = Array(title.utf8.prefix(400))
        return Set(WordScanner.words(in: bytes, TextSpan(0, bytes.count)))
    }

    /// Near the title is where articles print their date: mostly behind it.
    private func place(_ position: Int, _ heading: (node: Int32, position: Int)?) -> Double {
        guard let heading else { return max(0, 8 - Double(position) / 1000) }
        let distance = position - heading.position
        if distance >= 0 { return distance < 500 ? 20 : max(0, 20 - Double(distance - 500) / 150) }
        return distance > -200 ? 16 : max(0, 8 + Double(distance) / 200)
    }

    private func ancestors(of node: Int32) -> Set<Int32> {
        var result: Set<Int32> = []
        var index = document[node].parent
        while index >= 0 {
            result.insert(index)
            index = document[index].parent
        }
        return result
    }

    // MARK: - Surroundings

    private struct Surroundings {
        /// What the element and the two around it are called.
        var near: DateVocabulary.Context = []
        /// What it is called itself.
        var own: DateVocabulary.Context = []
        var isAway = false
        var isFooter = false
        var isLinked = false
        var isPicture = false
        /// Whether the element itself is called the date of publication.
        var isNamedOnItself: Bool { own.contains(.published) }
        /// The same for dates that a template printed alike.
        var signature = NameHash.start

        /// - Parameter level: how far the element is above the date.
        mutating func add(_ context: DateVocabulary.Context, _ tag: HTMLTag, _ level: Int) {
            if level == 0 { own = context }
            if level < 3 { near.formUnion(level == 0 ? context : context.subtracting([.modified])) }
            switch tag {
            case .aside, .nav, .menu: isAway = true
            case .footer: isFooter = true
            case .a: isLinked = true
            case .figure, .figcaption: isPicture = true
            case .article, .main, .body, .html: return
            default: break
            }
            if context.contains(.away) {
                isAway = true
                // What a table of facts calls published or dated is its subject.
                if tag == .table {
                    near.subtract([.published, .date, .modified])
                    own.subtract([.published, .date, .modified])
                }
            }
            if context.contains(.picture), level < 3 { isPicture = true }
        }
    }

    /// What is asked of an element once, however many dates stand in it.
    private struct Element {
        var context: DateVocabulary.Context = []
        /// The same for elements that a template made alike.
        var signature = NameHash.start
    }

    private func surroundings(of node: Int32, frames: Set<Int32>, _ elements: inout [Int32: Element]) -> Surroundings {
        var result = Surroundings()
        var index = document[node].kind == .text ? document[node].parent : node
        var level = 0
        while index >= 0, level < Self.highest, !frames.contains(index) || level < 3 {
            let element = elements[index] ?? element(index)
            elements[index] = element
            if level < 3 { result.signature = (result.signature ^ element.signature) &* 0x0000_0100_0000_01b3 }
            if !frames.contains(index) || level == 0 { result.add(element.context, document[index].tag, level) }
            index = document[index].parent
            level += 1
        }
        return result
    }

    private func element(_ node: Int32) -> Element {
        var result = Element()
        result.signature = (result.signature ^ UInt64(document[node].name)) &* 0x0000_0100_0000_01b3
        for index in document[node].attributes.range {
            let attribute = document.attributes[index]
            guard Self.telling.contains(attribute.hash), attribute.value.count < 400 else { continue }
            result.context.formUnion(vocabulary.context(document.bytes, attribute.value))
            guard attribute.hash == Self.className.hash else { continue }
            for byte in document.bytes[attribute.value.range] {
                result.signature = NameHash.adding(byte, to: result.signature)
            }
        }
        return result
    }

    private func words(_ found: PageDates.Found, _ surroundings: Surroundings) -> Double {
        var weight = 0.0
        if surroundings.near.contains(.published) {
            weight += 26
        } else if surroundings.near.contains(.date) {
            weight += 22
        }
        if surroundings.near.contains(.meta) { weight += 8 }
        if surroundings.near.contains(.event) { weight -= 24 }
        if surroundings.isAway { weight -= 34 } else if surroundings.isFooter { weight -= 8 }
        if surroundings.isLinked { weight -= 6 }
        switch found.label {
        case .published: weight += 20
        case .other: weight -= 30
        default: break
        }
        if found.isElement { return weight }
        weight += found.share > 0.5 ? 18 : found.share > 0.25 ? 10 : found.offset < 60 ? 2 : -10
        return weight
    }

    private func isModification(_ found: PageDates.Found, _ surroundings: Surroundings) -> Bool {
        if found.label == .modified { return true }
        return surroundings.own.contains(.modified) && !surroundings.own.contains(.published)
            && found.label != .published && !surroundings.own.contains([.date, .meta])
    }
}
