import DossierFormat

/// Who demands, offers, rejects … what of whom: a list by actor, and a matrix of parties.
struct PositionsSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let positions = evidence.index.dossier.positions
        let content: HTML = "\(PositionMatrix(evidence).markup)\(groups.joined())"
        return PageSection(id: "positions", title: "Positions", count: positions.count, content: content)
    }

    /// Positions of one actor together, actors in the order of their first position.
    private var groups: [HTML] {
        var byActor: [[String]: [Int]] = [:]
        var order: [[String]] = []
        for (place, position) in evidence.index.dossier.positions.enumerated() {
            if byActor[position.actor] == nil { order.append(position.actor) }
            byActor[position.actor, default: []].append(place)
        }
        return order.map { actor in
            let items = (byActor[actor] ?? []).map { item(evidence.index.dossier.positions[$0], at: $0) }
            let name: HTML = actor.isEmpty ? "Actor not named" : .words(evidence.index.names(actor))
            return "<h3 class=\"actor\">\(name)</h3>\n<ul class=\"positions\">\n\(items.joined())</ul>\n"
        }
    }

    private func item(_ position: Position, at place: Int) -> HTML {
        """
        <li class="item" id="position-\(place + 1)" tabindex="-1">
        <p><span class="number">\(position.id)</span> <span class="act">\(position.verb)</span> \(target(position))\
        <span class="content" dir="auto">\(position.content)</span></p>
        \(condition(position))\(answers(position))<div class="apparatus">\(evidence.details(position.evidence))</div></li>

        """
    }

    private func target(_ position: Position) -> HTML {
        guard !position.target.isEmpty else { return "" }
        return """
            <span class="target"><span class="arrow" aria-hidden="true">→</span> <span class="unseen">towards</span> \
            \(.words(evidence.index.names(position.target)))</span> 
            """
    }

    private func condition(_ position: Position) -> HTML {
        guard let condition = position.condition, !condition.isEmpty else { return "" }
        return "<p class=\"condition\"><span class=\"label\">condition</span> <bdi>\(condition)</bdi></p>\n"
    }

    private func answers(_ position: Position) -> HTML {
        let links = position.answeredBy.map { id -> HTML in
            guard let place = evidence.index.place(ofPosition: id) else { return "\(id)" }
            let answer = evidence.index.dossier.positions[place]
            let said = "\(evidence.index.names(answer.actor)) \(answer.verb)"
            return "<a href=\"#position-\(place + 1)\"><bdi>\(said)</bdi> \(id)</a>"
        }
        guard !links.isEmpty else { return "" }
        return "<p class=\"answers\"><span class=\"label\">answered by</span> \(links.joined(separator: ", "))</p>\n"
    }
}
