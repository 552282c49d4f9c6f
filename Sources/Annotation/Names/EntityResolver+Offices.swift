import Language
import Prose

/// Offices that a name stands apart from, and states that a report names by their people only.
extension EntityResolver {
    /// "Calvo's ambassador to the Littoral Union, Henrike Vaal": the post belongs to the title, so that who sent her is
    /// found before it. O(mentions).
    mutating func takeInPosts() {
        for index in mentions.indices.dropFirst()
        where mentions[index].kind == .person && mentions[index].title == nil {
            let post = mentions[index - 1]
            guard post.kind == .party || post.kind == .organisation || post.kind == .place,
                isRightBefore(mentions[index].tokens.lowerBound, post.tokens.upperBound),
                let title = titleOfPost(post.tokens)
            else { continue }
            mentions[index].title = title
        }
    }

    private func isRightBefore(_ name: Int, _ end: Int) -> Bool {
        name == end || name == end + 1 && analyzed.text.utf8[Int(analyzed.tokens[end].start)] == 0x2C
    }

    /// "ambassador to the Littoral Union", its last words being a name.
    private func titleOfPost(_ post: Range<Int>) -> Range<Int>? {
        let first = analyzed.sentences[analyzed.sentence(ofToken: post.lowerBound)].tokens.lowerBound
        var end = post.lowerBound
        if end > first, analyzed.tokens[end - 1].folded == Self.the { end -= 1 }
        guard end > first + 1, analyzed.tokens[end - 1].folded == Self.to else { return nil }
        end -= 1
        for start in max(first, end - 3)..<end {
            let title = lexicons.people.title(analyzed.tokens, at: start, limit: end)
            if let title, title.end == end, title.kind == .office { return start..<post.upperBound }
        }
        return nil
    }

    /// "Calvan Prime Minister Orla Venn", "Calvans have hailed …": the state takes part whose office holder or whole
    /// people a report tells of, though its name stands nowhere. O(mentions + roles of people).
    mutating func addStatesOfPeoples() {
        let offices = entities.filter { $0.kind == .person }.flatMap { person in
            person.roles.indices.filter { person.isOffice[$0] }.map { person.roles[$0].start }
        }
        let starts = Set(offices)
        for index in mentions.indices where mentions[index].isDemonym && mentions[index].thing >= 0 {
            let mention = mentions[index]
            guard byThing[mention.thing] == nil, starts.contains(mention.span.start) || isWholePeople(mention.tokens),
                let name = name(ofThing: mention.thing)
            else { continue }
            var state = Entity(kind: .party, name: name, thing: mention.thing, party: mention.party)
            state.mentions = [index]
            byThing[mention.thing] = entities.count
            entities.append(state)
        }
    }

    /// The usual name of a known thing.
    func name(ofThing thing: Int32) -> String? {
        thing >= 0 && Int(thing) < lexicons.gazetteer.names.count ? lexicons.gazetteer.names[Int(thing)] : nil
    }

    /// A people without number or adjective as the subject of a clause.
    private func isWholePeople(_ tokens: Range<Int>) -> Bool {
        guard tokens.count == 1, case let word = analyzed.words[tokens.lowerBound],
            word.penn == .nnps || word.penn == .nns, word.relation.isSubject
        else { return false }
        return analyzed.children(of: tokens.lowerBound).isEmpty
    }

    private static let the = WordHash.folded("the")
    private static let to = WordHash.folded("to")
}
